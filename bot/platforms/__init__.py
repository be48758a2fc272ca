"""One package a platform. Only here are wechatpy and lark_oapi imported, one file each."""
