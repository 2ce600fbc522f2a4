package io.gameroute.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateHandlerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void aPathThatWasThereBefore() {
        Router router = Router.router(vertx);
        router.get("/metrics").handler(request -> request.end("figures"));
        router.route("/metrics*")
                .order(Integer.MIN_VALUE)
                .blockingHandler(new GateHandler(new Gatekeeper(new Cluster()), "/metrics"), false);
        server.requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoMayIsLetThrough() throws Exception {
        assertThat(get("/metrics", "good").body()).isEqualTo("figures");
    }

    @Test
    void whoIsUnknownOrMayNotIsNot() throws Exception {
        HttpResponse<String> unknown = get("/metrics", "bad");

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(get("/metrics", "other").statusCode()).isEqualTo(403);
    }

    @Test
    void anotherSpellingOfThePathIsNoWayAround() throws Exception {
        assertThat(List.of("/metrics/", "//metrics", "/metrics?x=1", "/%6Detrics", "/x/../metrics"))
                .allSatisfy(path -> assertThat(get(path, "bad").body()).doesNotContain("figures"));
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static final class Cluster implements Reviews {
        @Override
        public Optional<Subject> authenticate(String token) {
            return Optional.of(new Subject(token, "", List.of(), Map.of())).filter(subject -> !token.equals("bad"));
        }

        @Override
        public boolean isAllowed(Subject subject, Access access) {
            return subject.name().equals("good") && access.equals(new Access("get", "/metrics"));
        }
    }
}
