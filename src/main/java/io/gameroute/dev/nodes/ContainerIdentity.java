package io.gameroute.dev.nodes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifiers that a container runtime would give, derived from what they stand for: the same image has the same id everywhere. */
final class ContainerIdentity {
    private ContainerIdentity() {}

    static String imageId(String image) {
        int digest = image.indexOf("@sha256:");
        String repository = digest >= 0 ? image.substring(0, digest) : withoutTag(image);
        String id = digest >= 0 ? image.substring(digest + 1) : "sha256:" + sha256(image);
        return "docker-pullable://" + repository + "@" + id;
    }

    static String containerId(String podUid, String container, int run) {
        return "containerd://" + sha256(podUid + "/" + container + "/" + run);
    }

    /** A colon before the last slash belongs to the registry's port. */
    private static String withoutTag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
