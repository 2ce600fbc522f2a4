package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.AggregatedDiscovery;
import io.gameroute.dev.apiserver.registry.Discovery;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The documents about the server itself: health, version, discovery, OpenAPI. */
final class DocumentCalls {
    private static final Set<String> OPEN = Set.of("/healthz", "/livez", "/readyz", "/version");
    private static final String OPENAPI = "/openapi/v3";

    private final ApiParts parts;

    DocumentCalls(ApiParts parts) {
        this.parts = parts;
    }

    /** Whether everybody may read it. */
    static boolean isOpen(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    Optional<Answer> answer(Call call) {
        String path =
                call.path().endsWith("/") ? call.path().substring(0, call.path().length() - 1) : call.path();
        if (isOpen(path) && !path.equals("/version")) {
            return Optional.of(Answer.text(200, "ok"));
        }
        return switch (path) {
            case "/version" -> Optional.of(Answer.json(200, version()));
            case "" -> Optional.of(Answer.json(200, paths()));
            case "/api" -> Optional.of(isAggregated(call) ? aggregated(true) : core());
            case "/apis" ->
                Optional.of(isAggregated(call) ? aggregated(false) : Answer.json(200, Discovery.groups(types())));
            case OPENAPI -> Optional.of(Answer.json(200, descriptions()));
            default -> path.startsWith(OPENAPI + "/") ? description(path) : discovery(path);
        };
    }

    private Answer core() {
        return Answer.json(200, Discovery.coreVersions("127.0.0.1"));
    }

    private static boolean isAggregated(Call call) {
        return call.accept().replace(" ", "").contains("g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
    }

    private Answer aggregated(boolean core) {
        ObjectNode document = AggregatedDiscovery.document(types(), core);
        return new Answer(200, AggregatedDiscovery.CONTENT_TYPE, Buffer.buffer(Json.bytes(document)), List.of());
    }

    private Optional<Answer> discovery(String path) {
        String[] names = path.substring(1).split("/");
        boolean core = names[0].equals("api");
        if (core && names.length == 2 && parts.registry().hasGroupVersion("", names[1])) {
            return Optional.of(Answer.json(200, Discovery.resources(types(), "", names[1])));
        }
        if (names[0].equals("apis") && names.length == 2) {
            return Discovery.group(types(), names[1]).map(document -> Answer.json(200, document));
        }
        if (names[0].equals("apis") && names.length == 3 && parts.registry().hasGroupVersion(names[1], names[2])) {
            return Optional.of(Answer.json(200, Discovery.resources(types(), names[1], names[2])));
        }
        return Optional.empty();
    }

    private ObjectNode descriptions() {
        ObjectNode document = Json.object();
        ObjectNode paths = document.putObject("paths");
        int hash = types().hashCode();
        for (String groupVersion : groupVersions()) {
            String path = (groupVersion.contains("/") ? "apis/" : "api/") + groupVersion;
            paths.putObject(path).put("serverRelativeURL", OPENAPI + "/" + path + "?hash=" + Integer.toHexString(hash));
        }
        return document;
    }

    private Optional<Answer> description(String path) {
        String groupVersion = path.substring(OPENAPI.length() + 1).replaceFirst("^apis?/", "");
        List<ResourceType> of = types().stream()
                .filter(type -> type.groupVersion().equals(groupVersion))
                .toList();
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(Answer.json(200, ApiDescription.document(groupVersion, of)));
    }

    private Set<String> groupVersions() {
        Set<String> versions = new LinkedHashSet<>();
        types().forEach(type -> versions.add(type.groupVersion()));
        return versions;
    }

    private ObjectNode paths() {
        ObjectNode document = Json.object();
        var paths = document.putArray("paths");
        paths.add("/api").add("/api/v1").add("/apis");
        groupVersions().stream()
                .filter(version -> version.contains("/"))
                .forEach(version -> paths.add("/apis/" + version));
        paths.add("/healthz").add("/livez").add("/openapi/v3").add("/readyz").add("/version");
        return document;
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", "v1.36.0-gameroute")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "javac")
                .put("platform", "java/" + Runtime.version().feature());
    }

    private List<ResourceType> types() {
        return parts.registry().types();
    }
}
