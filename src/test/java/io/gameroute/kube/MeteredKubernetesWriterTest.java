package io.gameroute.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MeteredKubernetesWriterTest {
    private static final ResourcePath STATUS = new ResourcePath("v1", "pods", "games", "arena-0", "status");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CompletableFuture<Written> answer = new CompletableFuture<>();
    private final KubernetesWriter writer = new MeteredKubernetesWriter(new Answering(), registry);

    @Test
    void a_write_is_counted_when_it_is_answered_by_verb_resource_and_outcome() {
        CompletableFuture<Written> write = writer.create(new ResourcePath("v1", "pods", "games", "", ""), new Pod());
        assertThat(registry.getMeters()).isEmpty();

        answer.complete(Written.NO_OBJECT);

        assertThat(write).isCompletedWithValue(Written.NO_OBJECT);
        assertThat(count("create", "pods", "ok")).isEqualTo(1);
    }

    @Test
    void a_refusal_is_counted_as_what_it_is() {
        var unused = writer.patch(STATUS, "application/merge-patch+json", JsonNodeFactory.instance.objectNode());
        answer.completeExceptionally(new WriteFailure(WriteFailure.Kind.CONFLICT, "somebody was faster"));

        assertThat(count("patch", "pods/status", "conflict")).isEqualTo(1);
    }

    private long count(String verb, String resource, String outcome) {
        return registry.get(MeteredKubernetesWriter.NAME)
                .tags("verb", verb, "resource", resource, "outcome", outcome)
                .timer()
                .count();
    }

    private final class Answering implements KubernetesWriter {
        @Override
        public CompletableFuture<Written> create(ResourcePath collection, HasMetadata object) {
            return answer;
        }

        @Override
        public CompletableFuture<Written> patch(ResourcePath object, String contentType, JsonNode body) {
            return answer.thenApply(written -> written);
        }

        @Override
        public CompletableFuture<Written> delete(ResourcePath object, String uid, Optional<String> resourceVersion) {
            return answer;
        }
    }
}
