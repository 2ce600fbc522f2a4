package io.gameroute.dev.apiserver.schema;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** URLs in rules. */
final class UrlFunctions {
    private static final CelType URL = OpaqueType.create("kubernetes.URL");
    private static final CelType QUERY = MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING));

    private UrlFunctions() {}

    static void addTo(CelFunctions functions) {
        functions
                .global("url", URL, SimpleType.STRING, String.class, UrlFunctions::url)
                .global("isURL", SimpleType.BOOL, SimpleType.STRING, String.class, text -> parsed(text)
                        .isPresent())
                .member("getScheme", SimpleType.STRING, URL, URI.class, url -> text(url.getScheme()))
                .member("getHost", SimpleType.STRING, URL, URI.class, UrlFunctions::host)
                .member("getHostname", SimpleType.STRING, URL, URI.class, url -> text(url.getHost())
                        .replaceAll("[\\[\\]]", ""))
                .member(
                        "getPort",
                        SimpleType.STRING,
                        URL,
                        URI.class,
                        url -> url.getPort() < 0 ? "" : String.valueOf(url.getPort()))
                .member("getEscapedPath", SimpleType.STRING, URL, URI.class, url -> text(url.getRawPath()))
                .member("getQuery", QUERY, URL, URI.class, UrlFunctions::query);
    }

    private static Object url(String text) throws CelEvaluationException {
        return parsed(text)
                .orElseThrow(() -> ListFunctions.failure("URL parse error during conversion from string: parse \""
                        + text + "\": invalid URI for request"));
    }

    /** An absolute address, or an absolute path. */
    private static Optional<URI> parsed(String text) {
        try {
            var url = new URI(text);
            return url.isAbsolute() || text.startsWith("/") ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Object host(URI url) {
        return url.getPort() < 0 ? text(url.getHost()) : url.getHost() + ":" + url.getPort();
    }

    private static Object query(URI url) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (var part : text(url.getRawQuery()).split("&")) {
            if (!part.isEmpty()) {
                var pair = part.split("=", 2);
                query.computeIfAbsent(decoded(pair[0]), any -> new ArrayList<>())
                        .add(pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String text(String part) {
        return Objects.requireNonNullElse(part, "");
    }
}
