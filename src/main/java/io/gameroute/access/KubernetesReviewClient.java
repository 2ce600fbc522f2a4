package io.gameroute.access;

import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the API server, with the rights of the client, once; blocks until it answers, for five seconds at most. */
public final class KubernetesReviewClient implements Reviews {
    private static final int PATIENCE_MILLIS = 5_000;

    private final NamespacedKubernetesClient client;
    private final RequestConfig impatient;

    public KubernetesReviewClient(KubernetesClient client) {
        this.client = client.adapt(NamespacedKubernetesClient.class);
        this.impatient = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(PATIENCE_MILLIS)
                .build();
    }

    @Override
    public Optional<Subject> authenticate(String token) throws ReviewException {
        TokenReview question = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token)
                .endSpec()
                .build();
        try {
            TokenReview answer = client.withRequestConfig(impatient)
                    .call(asking -> asking.tokenReviews().create(question));
            TokenReviewStatus status = answer.getStatus();
            return status != null && Boolean.TRUE.equals(status.getAuthenticated())
                    ? Optional.ofNullable(status.getUser()).map(KubernetesReviewClient::subject)
                    : Optional.empty();
        } catch (KubernetesClientException unanswered) {
            throw failure("tokenreviews", unanswered);
        }
    }

    @Override
    public boolean isAllowed(Subject subject, Access access) throws ReviewException {
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(subject.name())
                .withUid(subject.uid())
                .withGroups(subject.groups())
                .withExtra(subject.extra())
                .withNewNonResourceAttributes()
                .withVerb(access.verb())
                .withPath(access.path())
                .endNonResourceAttributes()
                .endSpec()
                .build();
        try {
            SubjectAccessReview answer = client.withRequestConfig(impatient)
                    .call(asking ->
                            asking.authorization().v1().subjectAccessReview().create(question));
            return answer.getStatus() != null
                    && Boolean.TRUE.equals(answer.getStatus().getAllowed())
                    && !Boolean.TRUE.equals(answer.getStatus().getDenied());
        } catch (KubernetesClientException unanswered) {
            throw failure("subjectaccessreviews", unanswered);
        }
    }

    /** Of the question nothing is repeated: it holds a token. */
    private static ReviewException failure(String resource, KubernetesClientException cause) {
        return new ReviewException(
                cause.getCode() == 403
                        ? "the right to create " + resource + " is missing"
                        : "the API server does not answer " + resource + " (code " + cause.getCode() + ")");
    }

    private static Subject subject(UserInfo user) {
        return new Subject(
                orEmpty(user.getUsername()),
                orEmpty(user.getUid()),
                user.getGroups() == null ? List.of() : user.getGroups(),
                user.getExtra() == null ? Map.of() : user.getExtra());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
