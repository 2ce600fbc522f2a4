package io.gameroute.dev.nodes;

/** One write to the API server; {@code path} is relative to its address. */
record ApiRequest(String method, String path, String contentType, String body) {
    private static final String JSON = "application/json";

    static ApiRequest post(String path, String body) {
        return new ApiRequest("POST", path, JSON, body);
    }

    static ApiRequest delete(String path, String body) {
        return new ApiRequest("DELETE", path, JSON, body);
    }

    static ApiRequest mergePatch(String path, String body) {
        return new ApiRequest("PATCH", path, "application/merge-patch+json", body);
    }

    /** Merges lists of conditions and addresses by their keys, instead of replacing them. */
    static ApiRequest strategicPatch(String path, String body) {
        return new ApiRequest("PATCH", path, "application/strategic-merge-patch+json", body);
    }
}
