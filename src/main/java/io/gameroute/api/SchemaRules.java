package io.gameroute.api;

/** Validation rules that several fields share, in CEL, each with the message that says what is valid. */
final class SchemaRules {
    static final String LABEL_VALUE = "self.matches(r'^([^\\W_]([\\w.-]*[^\\W_])?)?$')";
    static final String LABEL_VALUE_LIST = "self.all(s, s.matches(r'^([^\\W_]([\\w.-]*[^\\W_])?)?$'))";
    static final String LABEL_VALUE_MESSAGE =
            "must be usable as a label value: at most 63 letters, digits, '-', '_' and '.', with a letter or digit first and last";

    static final String LABEL_VALUE_LIST_MESSAGE = "each state " + LABEL_VALUE_MESSAGE;

    static final String PRIORITY = "type(self) == int || self.matches(r'^([+-]?\\d+|[^\\W_]([\\w.-]*[^\\W_])?)?$')";
    static final String PRIORITY_MESSAGE =
            "must be an integer such as 10 or -5, or a string that is an integer or usable as a label value (at most 63 characters)";

    /** In actions a text with a template is rendered first, so only the others can be judged here. */
    static final String LABEL_VALUE_OR_TEMPLATE =
            "self.contains('{{') || (size(self) <= 63 && self.matches(r'^([^\\W_]([\\w.-]*[^\\W_])?)?$'))";

    static final String LABEL_VALUE_OR_TEMPLATE_MESSAGE =
            "must be a template with {{ }}, or usable as a label value: at most 63 letters, digits, '-', '_' and '.', with a letter or digit first and last";

    static final String PRIORITY_OR_TEMPLATE = "type(self) == int || self.contains('{{')"
            + " || (size(self) <= 63 && self.matches(r'^([+-]?\\d+|[^\\W_]([\\w.-]*[^\\W_])?)?$'))";
    static final String PRIORITY_OR_TEMPLATE_MESSAGE =
            "must be an integer such as 10 or -5, a template with {{ }}, or a string that is an integer or usable as a label value";

    static final String MAX_UNAVAILABLE = "type(self) == int ? self >= 1 : self.matches(r'^0*(100|[1-9]\\d?)%$')";
    static final String MAX_UNAVAILABLE_MESSAGE = "must be a number of at least 1, or a percentage from 1% to 100%";

    private SchemaRules() {}
}
