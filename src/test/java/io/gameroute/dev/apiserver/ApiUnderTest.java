package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gameroute.dev.apiserver.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An API server as its kubeconfig describes it, spoken to without a client library, so that every word of it can be compared. */
final class ApiUnderTest {
    private final String url;
    private final String token;
    private final HttpClient client;

    private ApiUnderTest(String url, String token, HttpClient client) {
        this.url = url;
        this.token = token;
        this.client = client;
    }

    static ApiUnderTest of(String kubeconfig) {
        try {
            JsonNode config = Json.parseYaml(kubeconfig.getBytes(StandardCharsets.UTF_8));
            JsonNode cluster = config.at("/clusters/0/cluster");
            return new ApiUnderTest(
                    Json.text(cluster, "server"),
                    config.at("/users/0/user/token").asText(),
                    HttpClient.newBuilder()
                            .sslContext(trusting(authority(cluster)))
                            .build());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same server, spoken to by somebody else. */
    ApiUnderTest as(String otherToken) {
        return new ApiUnderTest(url, otherToken, client);
    }

    record Reply(int code, JsonNode body) {}

    Reply call(String method, String path, String contentType, String accept, String body) {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .header("User-Agent", "twin/1")
                .method(method, publisher)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One document; or several, as a watch sends them, as a list. */
    private static JsonNode json(byte[] body) {
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper().readerFor(JsonNode.class).readValues(body)) {
            List<JsonNode> all = documents.readAll();
            return all.size() == 1 ? all.get(0) : Json.array().addAll(all);
        } catch (IOException e) {
            return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static byte[] authority(JsonNode cluster) throws IOException {
        String data = Json.text(cluster, "certificate-authority-data");
        return data.isEmpty()
                ? Files.readAllBytes(Path.of(Json.text(cluster, "certificate-authority")))
                : Base64.getDecoder().decode(data);
    }

    private static SSLContext trusting(byte[] authority) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int index = 0;
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(authority))) {
            trusted.setCertificateEntry("authority-" + index++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
