package io.gameroute.access;

/** What somebody wants to do: a verb such as {@code get} on a path that is no resource of the API server, as RBAC's nonResourceURLs name it. */
public record Access(String verb, String path) {}
