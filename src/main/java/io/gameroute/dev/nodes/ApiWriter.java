package io.gameroute.dev.nodes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous writes, a bounded number at once, in the order in which they were asked for. To be called on the event loop, where the answers
 * come back, too. Answers are asked for as metadata only: nobody reads the rest.
 */
final class ApiWriter {
    private static final int AT_ONCE = 64;
    private static final String METADATA_ONLY =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

    private final KubernetesClient client;
    private final Executor loop;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inFlight;

    ApiWriter(KubernetesClient client, Executor loop) {
        this.client = client;
        this.loop = loop;
    }

    void send(ApiRequest request, Consumer<ApiAnswer> then) {
        if (inFlight >= AT_ONCE) {
            waiting.add(() -> transmit(request, then));
        } else {
            transmit(request, then);
        }
    }

    private void transmit(ApiRequest request, Consumer<ApiAnswer> then) {
        inFlight++;
        var unused = client.getHttpClient()
                .sendAsync(http(request), byte[].class)
                .handle(this::answer)
                .thenAcceptAsync(answer -> finish(answer, then), loop);
    }

    private void finish(ApiAnswer answer, Consumer<ApiAnswer> then) {
        inFlight--;
        then.accept(answer);
        Runnable next = inFlight < AT_ONCE ? waiting.poll() : null;
        if (next != null) {
            next.run();
        }
    }

    private HttpRequest http(ApiRequest request) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl() + request.path())
                .header("Accept", METADATA_ONLY)
                .method(request.method(), request.contentType(), request.body())
                .build();
    }

    private ApiAnswer answer(@Nullable HttpResponse<byte[]> response, @Nullable Throwable problem) {
        if (response == null) {
            return new ApiAnswer(0, 0, String.valueOf(problem));
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return response.isSuccessful()
                ? new ApiAnswer(response.code(), versionIn(body), "")
                : new ApiAnswer(response.code(), 0, body);
    }

    private long versionIn(String body) {
        try {
            GenericKubernetesResource written =
                    client.getKubernetesSerialization().unmarshal(body, GenericKubernetesResource.class);
            return ResourceVersion.of(written);
        } catch (KubernetesClientException e) {
            return 0;
        }
    }
}
