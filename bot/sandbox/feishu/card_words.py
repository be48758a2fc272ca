"""The vocabulary of card JSON 2.0: which properties each component has, and which words they may hold."""

_COMMON = "tag element_id margin"
_BOX = "direction padding vertical_spacing horizontal_spacing vertical_align horizontal_align"
_FIELD = (
    "name required disabled disabled_tips hover_tips width behaviors confirm placeholder label label_position"
)


def _words(*texts: str) -> frozenset[str]:
    return frozenset(" ".join(texts).split())


CARD = _words("schema config card_link header body")
CONFIG = _words(
    "update_multi enable_forward enable_forward_interaction width_mode streaming_mode streaming_config",
    "summary locales use_custom_translation style",
)
HEADER = _words("title subtitle text_tag_list i18n_text_tag_list template icon padding")
BODY = _words("elements", _BOX)
TEXT = _words("tag content i18n_content text_size text_color text_align lines")
TEXT_TAG = _words("tag element_id text color")
ICON = _words("tag token color img_key size")
CONFIRM = _words("title text")
COLUMN = _words(_COMMON, _BOX, "width weight elements background_style action")
OPTION = _words("text value icon multi_url")

COMPONENTS = {
    "markdown": _words(_COMMON, "content i18n_content text_align text_size icon"),
    "div": _words(_COMMON, "text icon width"),
    "hr": _words(_COMMON),
    "img": _words(
        _COMMON, "img_key i18n_img_key alt title scale_type size preview transparent corner_radius"
    ),
    "column_set": _words(
        _COMMON, "flex_mode columns background_style action horizontal_spacing horizontal_align"
    ),
    "button": _words(
        _COMMON,
        "type size width text icon confirm behaviors disabled disabled_tips hover_tips",
        "name required form_action_type",
    ),
    "form": _words(_COMMON, _BOX, "name elements"),
    "input": _words(
        _COMMON, _FIELD, "input_type max_length default_value i18n_default_value rows auto_resize max_rows"
    ),
    "select_static": _words(_COMMON, _FIELD, "options initial_option initial_index type"),
    "multi_select_static": _words(_COMMON, _FIELD, "options selected_values type"),
    "select_person": _words(_COMMON, _FIELD, "options initial_option type"),
    "multi_select_person": _words(_COMMON, _FIELD, "options selected_values type"),
    "date_picker": _words(_COMMON, _FIELD, "initial_date value"),
    "picker_time": _words(_COMMON, _FIELD, "initial_time value"),
    "picker_datetime": _words(_COMMON, _FIELD, "initial_datetime value"),
    "overflow": _words(_COMMON, "name options value width confirm behaviors"),
    "checker": _words(
        _COMMON,
        "name checked text checked_style button_area behaviors disabled disabled_tips hover_tips",
        "overall_checkable padding confirm",
    ),
    "table": _words(
        _COMMON, "page_size row_height row_max_height freeze_first_column header_style columns rows"
    ),
    "person": _words(_COMMON, "user_id size show_name show_avatar style"),
    "person_list": _words(_COMMON, "persons lines drop_invalid_user_id size show_name show_avatar"),
    "collapsible_panel": _words(_COMMON, _BOX, "expanded header border elements background_color"),
    "interactive_container": _words(
        _COMMON,
        _BOX,
        "behaviors elements has_border border_color background_style corner_radius",
        "disabled disabled_tips hover_tips confirm width height",
    ),
    "chart": _words(_COMMON, "chart_spec aspect_ratio height color_theme preview"),
}

FIELDS = _words(
    "input select_static multi_select_static select_person multi_select_person",
    "date_picker picker_time picker_datetime checker",
)
ONLY_IN_FORMS = _words("multi_select_static multi_select_person")
AT_ROOT_ONLY = _words("form table")
NOT_IN_FORMS = _words("form table chart")
CHARTS = _words("line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud")

COLOURS = _words("blue wathet turquoise green yellow orange red carmine violet purple indigo grey default")
CHOICES = {
    ("config", "width_mode"): _words("default compact fill"),
    ("header", "template"): COLOURS,
    ("text_tag", "color"): _words(
        "neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine"
    ),
    ("button", "type"): _words(
        "default primary danger text primary_text danger_text primary_filled danger_filled laser"
    ),
    ("button", "size"): _words("tiny small medium large"),
    ("button", "form_action_type"): _words("submit reset"),
    ("column_set", "flex_mode"): _words("none stretch flow bisect trisect"),
    ("input", "input_type"): _words("text multiline_text password"),
    ("input", "label_position"): _words("top left"),
    ("select_static", "type"): _words("default text"),
    ("img", "scale_type"): _words("crop_center crop_top fit_horizontal"),
    ("chart", "aspect_ratio"): _words("1:1 2:1 4:3 16:9"),
    ("table column", "data_type"): _words("text lark_md markdown options number persons date"),
}
TABLE_COLUMN = _words("name display_name data_type width format date_format horizontal_align vertical_align")
