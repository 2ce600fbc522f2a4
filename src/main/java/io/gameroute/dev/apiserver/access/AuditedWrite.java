package io.gameroute.dev.apiserver.access;

/**
 * A write and how it was answered, refused ones too. {@code subresource}, {@code namespace} and {@code name} are empty where the request has none;
 * {@code code} is the HTTP status of the answer.
 */
public record AuditedWrite(
        String user,
        String userAgent,
        String verb,
        String resource,
        String subresource,
        String namespace,
        String name,
        int code) {}
