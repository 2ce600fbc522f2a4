package io.gameroute.kube;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an object is under the API server.
 *
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
public record ResourcePath(String apiVersion, String plural, String namespace, String name, String subresource) {
    public String path() {
        StringBuilder path = new StringBuilder(apiVersion.indexOf('/') < 0 ? "/api/" : "/apis/").append(apiVersion);
        append(path.append("/namespaces"), namespace);
        path.append('/').append(plural);
        append(path, name);
        append(path, subresource);
        return path.toString();
    }

    private static void append(StringBuilder path, String segment) {
        if (!segment.isEmpty()) {
            path.append('/').append(URLEncoder.encode(segment, StandardCharsets.UTF_8));
        }
    }
}
