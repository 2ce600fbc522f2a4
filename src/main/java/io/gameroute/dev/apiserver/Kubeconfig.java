package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/** What a client needs to reach the server as its administrator. */
record Kubeconfig(String url, String authority, String token) {
    private static final String NAME = "gameroute-dev";

    String text() {
        ObjectNode config = Json.object().put("apiVersion", "v1").put("kind", "Config");
        ObjectNode cluster =
                config.putArray("clusters").addObject().put("name", NAME).putObject("cluster");
        cluster.put("server", url);
        cluster.put(
                "certificate-authority-data",
                Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8)));
        config.putArray("users").addObject().put("name", NAME).putObject("user").put("token", token);
        ObjectNode context =
                config.putArray("contexts").addObject().put("name", NAME).putObject("context");
        context.put("cluster", NAME).put("user", NAME).put("namespace", "default");
        return Json.yaml(config.put("current-context", NAME));
    }

    /** For its owner only, and never over a file that is there. */
    void write(Path file) {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, fresh, ownerOnly())) {
            ByteBuffer content = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the kubeconfig " + file + " could not be written", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
