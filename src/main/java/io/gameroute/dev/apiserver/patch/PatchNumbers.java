package io.gameroute.dev.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers are equal by value: 1 and 1.0 are the same to a patch. */
final class PatchNumbers {
    private PatchNumbers() {}

    static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
