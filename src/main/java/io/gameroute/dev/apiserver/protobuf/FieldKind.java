package io.gameroute.dev.apiserver.protobuf;

/** What the bytes of a field are. A number or a flag that is not optional is left out of JSON when it is zero. */
enum FieldKind {
    TEXT,
    NUMBER,
    OPTIONAL_NUMBER,
    FLAG,
    OPTIONAL_FLAG,
    TIME,
    INT_OR_TEXT,
    TEXTS_BY_NAME,
    BYTES_BY_NAME,
    MESSAGE;

    static FieldKind of(String word) {
        return switch (word) {
            case "text" -> TEXT;
            case "number" -> NUMBER;
            case "number?" -> OPTIONAL_NUMBER;
            case "flag" -> FLAG;
            case "flag?" -> OPTIONAL_FLAG;
            case "time" -> TIME;
            case "int-or-text" -> INT_OR_TEXT;
            case "texts-by-name" -> TEXTS_BY_NAME;
            case "bytes-by-name" -> BYTES_BY_NAME;
            default -> MESSAGE;
        };
    }
}
