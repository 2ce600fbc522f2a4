package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.failure.Failures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which form an answer is wanted. */
enum Form {
    JSON("application/json"),
    YAML("application/yaml"),
    TABLE("application/json;as=Table;v=v1;g=meta.k8s.io"),
    METADATA("application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");

    private final String contentType;

    Form(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return this == YAML ? contentType : JSON.contentType;
    }

    /** The first of the accepted ones that can be had. */
    static Form accepted(String accept) {
        if (accept.isBlank()) {
            return JSON;
        }
        for (String range : accept.split(",")) {
            String type = range.trim().toLowerCase(Locale.ROOT).replace(" ", "");
            if (type.startsWith("application/json") || type.startsWith("*/*") || type.startsWith("application/*")) {
                Form form = form(type);
                if (form != null) {
                    return form;
                }
            } else if (type.startsWith("application/yaml") && !type.contains("as=")) {
                return YAML;
            }
        }
        throw Failures.notAcceptable("only the following media types are accepted: application/json, application/yaml");
    }

    private static @Nullable Form form(String type) {
        if (!type.contains("as=")) {
            return JSON;
        }
        if (!type.contains("v=v1;") && !type.endsWith("v=v1")) {
            return null;
        }
        if (type.contains("as=table")) {
            return TABLE;
        }
        return type.contains("as=partialobjectmetadata") ? METADATA : null;
    }
}
