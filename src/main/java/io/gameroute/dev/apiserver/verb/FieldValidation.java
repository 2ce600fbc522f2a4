package io.gameroute.dev.apiserver.verb;

/** What happens with fields that the schema does not know: they are dropped in any case. */
public enum FieldValidation {
    IGNORE,
    WARN,
    STRICT;

    public static FieldValidation of(String parameter) {
        return switch (parameter) {
            case "Ignore" -> IGNORE;
            case "Strict" -> STRICT;
            default -> WARN;
        };
    }
}
