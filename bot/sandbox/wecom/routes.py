def install(app, box):
    pass
