package io.gameroute.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of a kube-apiserver 1.36. */
class HttpKubernetesWriterTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | {"reason":"NotFound","message":"pods not found"}                                                    | NOT_FOUND
            409 | {"reason":"AlreadyExists","message":"pods a already exists"}                                        | ALREADY_EXISTS
            409 | {"reason":"Conflict","message":"the object has been modified"}                                      | CONFLICT
            422 | {"reason":"Invalid","message":"m","details":{"causes":[{"field":"metadata.uid"}]}}                  | CONFLICT
            422 | {"reason":"Invalid","message":"the server rejected our request due to an error","details":{}}       | CONFLICT
            422 | {"reason":"Invalid","message":"m","details":{"causes":[{"field":"spec.replicas"}]}}                 | REFUSED
            403 | {"reason":"Forbidden","message":"exceeded quota"}                                                   | REFUSED
            403 | {"reason":"Forbidden","details":{"causes":[{"reason":"NamespaceTerminating"}]}}                     | ENDING
            404 | {"reason":"NotFound","message":"namespaces \\"a\\" not found","details":{"kind":"namespaces"}}      | ENDING
            400 | {"reason":"BadRequest","message":"m"}                                                               | REFUSED
            429 | {"reason":"TooManyRequests","message":"m"}                                                          | TRANSIENT
            500 | {"reason":"InternalError","message":"m"}                                                            | FAILED
            503 | no JSON at all                                                                                      | TRANSIENT
            """)
    void eachAnswerSaysWhatToDoAboutIt(int code, String body, WriteFailure.Kind kind) {
        assertThat(HttpKubernetesWriter.refused(
                                "application/json-patch+json", code, body.getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aWebhookThatNamesNoFieldRefusesACreation() {
        byte[] answer = "{\"reason\":\"Invalid\",\"message\":\"not on a Friday\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(HttpKubernetesWriter.refused("application/json", 422, answer).kind())
                .isEqualTo(WriteFailure.Kind.REFUSED);
    }
}
