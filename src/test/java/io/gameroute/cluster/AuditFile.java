package io.gameroute.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The log that the real API server writes into a file. It writes a line just after its answer is on the wire; therefore each query first sends
 * a request of its own and waits for that one's line.
 */
final class AuditFile implements AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READS = Set.of("get", "list", "watch");
    private static final Duration FENCE_TIMEOUT = Duration.ofSeconds(10);

    private final Path file;
    private final KubernetesClient client;

    AuditFile(Path file, KubernetesClient client) {
        this.file = file;
        this.client = client;
    }

    @Override
    public Mark mark() {
        fence();
        return new Mark(file.toFile().length());
    }

    @Override
    public List<ApiWrite> writesSince(Mark mark, Predicate<ApiWrite> wanted) {
        return eventsSince(mark)
                .filter(event -> !isRead(event))
                .map(ApiWrite::of)
                .filter(wanted)
                .toList();
    }

    @Override
    public List<ApiRead> readsSince(Mark mark, String user) {
        return eventsSince(mark)
                .filter(AuditFile::isRead)
                .map(ApiRead::of)
                .filter(read -> read.user().equals(user))
                .toList();
    }

    private Stream<JsonNode> eventsSince(Mark mark) {
        fence();
        return textSince(mark).lines().map(AuditFile::parse).filter(event -> event.has("objectRef"));
    }

    private static boolean isRead(JsonNode event) {
        return READS.contains(event.path("verb").asText());
    }

    private void fence() {
        Mark before = new Mark(file.toFile().length());
        String token = UUID.randomUUID().toString();
        client.raw("/version?fence=" + token);
        await("fence in " + file)
                .atMost(FENCE_TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> textSince(before).contains(token));
    }

    private String textSince(Mark mark) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, log.length() - mark.position()))];
            log.seek(mark.position());
            log.readFully(bytes);
            return completeLines(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String completeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
