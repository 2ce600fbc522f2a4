package io.gameroute.dev.apiserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
    private static final String CLUSTER_ROLE = """
            {kind: ClusterRole, metadata: {name: reader}, rules: [
              {apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]},
              {apiGroups: [""], resources: [secrets], resourceNames: [mine], verbs: [get]},
              {nonResourceURLs: [/metrics, /sd/*], verbs: [get]}]}""";
    private static final String ROLE = """
            {kind: Role, metadata: {name: reader, namespace: a}, rules: [
              {apiGroups: [apps], resources: ["*"], verbs: ["*"]}]}""";
    private static final User ACCOUNT = User.serviceAccount("system", "robot", "1");

    @Test
    void aClusterRoleBoundForTheClusterHoldsEverywhere() {
        AccessPolicy policy = policy("ClusterRoleBinding", "", "ClusterRole", account());

        assertThat(policy.allows(ACCOUNT, pods("get", "a"))).isTrue();
        assertThat(policy.allows(ACCOUNT, pods("list", ""))).isTrue();
        assertThat(policy.allows(ACCOUNT, pods("delete", "a"))).isFalse();
        assertThat(policy.allows(ACCOUNT, Access.toResource("get", "", "pods/log", "a", "x")))
                .isTrue();
        assertThat(policy.allows(ACCOUNT, Access.toResource("get", "", "pods/exec", "a", "x")))
                .isFalse();
        assertThat(policy.allows(ACCOUNT, Access.toResource("get", "metrics.k8s.io", "pods", "a", "x")))
                .isFalse();
    }

    @Test
    void aClusterRoleBoundInANamespaceHoldsThere() {
        AccessPolicy policy = policy("RoleBinding", "a", "ClusterRole", account());

        assertThat(policy.allows(ACCOUNT, pods("get", "a"))).isTrue();
        assertThat(policy.allows(ACCOUNT, pods("get", "b"))).isFalse();
        assertThat(policy.allows(ACCOUNT, pods("list", ""))).isFalse();
    }

    @Test
    void aRoleHoldsInItsNamespaceAndAStarStandsForAll() {
        AccessPolicy policy = policy("RoleBinding", "a", "Role", account());

        assertThat(policy.allows(ACCOUNT, Access.toResource("patch", "apps", "controllerrevisions", "a", "x")))
                .isTrue();
        assertThat(policy.allows(ACCOUNT, Access.toResource("patch", "batch", "jobs", "a", "x")))
                .isFalse();
    }

    @Test
    void aRoleOfAnotherNamespaceIsNotMeant() {
        assertThat(policy("RoleBinding", "b", "Role", account())
                        .allows(ACCOUNT, Access.toResource("get", "apps", "controllerrevisions", "b", "x")))
                .isFalse();
    }

    @Test
    void aRuleThatNamesObjectsHoldsForTheseOnly() {
        AccessPolicy policy = policy("ClusterRoleBinding", "", "ClusterRole", account());

        assertThat(policy.allows(ACCOUNT, Access.toResource("get", "", "secrets", "a", "mine")))
                .isTrue();
        assertThat(policy.allows(ACCOUNT, Access.toResource("get", "", "secrets", "a", "other")))
                .isFalse();
    }

    @Test
    void aPathThatIsNoResourceNeedsARuleForTheCluster() {
        AccessPolicy policy = policy("ClusterRoleBinding", "", "ClusterRole", account());

        assertThat(policy.allows(ACCOUNT, Access.toPath("get", "/metrics"))).isTrue();
        assertThat(policy.allows(ACCOUNT, Access.toPath("get", "/sd/targets"))).isTrue();
        assertThat(policy.allows(ACCOUNT, Access.toPath("post", "/metrics"))).isFalse();
        assertThat(policy.allows(ACCOUNT, Access.toPath("get", "/metrics/more")))
                .isFalse();
        assertThat(policy("RoleBinding", "a", "ClusterRole", account())
                        .allows(ACCOUNT, Access.toPath("get", "/metrics")))
                .isFalse();
    }

    @Test
    void usersAndGroupsAreSubjectsToo() {
        User ann = new User("ann", "", List.of("players"));

        assertThat(policy("ClusterRoleBinding", "", "ClusterRole", "{kind: User, name: ann}")
                        .allows(ann, pods("get", "a")))
                .isTrue();
        assertThat(policy("ClusterRoleBinding", "", "ClusterRole", "{kind: Group, name: players}")
                        .allows(ann, pods("get", "a")))
                .isTrue();
        assertThat(policy("ClusterRoleBinding", "", "ClusterRole", "{kind: User, name: bob}")
                        .allows(ann, pods("get", "a")))
                .isFalse();
    }

    @Test
    void withoutRolesOnlyTheAdministratorMayDoAnythingAndEverybodyMayAsk() {
        AccessPolicy nothing = AccessPolicy.of(List.of());

        assertThat(nothing.allows(User.admin(), pods("delete", "a"))).isTrue();
        assertThat(nothing.allows(ACCOUNT, pods("get", "a"))).isFalse();
        assertThat(nothing.allows(ACCOUNT, Access.toPath("get", "/version"))).isTrue();
        assertThat(nothing.allows(
                        ACCOUNT,
                        Access.toResource("create", "authorization.k8s.io", "selfsubjectaccessreviews", "", "")))
                .isTrue();
    }

    private static AccessPolicy policy(String binding, String namespace, String role, String subject) {
        JsonNode bound = tree(
                "{kind: %s, metadata: {name: b, namespace: \"%s\"}, roleRef: {kind: %s, name: reader}, subjects: [%s]}"
                        .formatted(binding, namespace, role, subject));
        return AccessPolicy.of(RoleRules.of(
                Stream.of(CLUSTER_ROLE, ROLE).map(RoleRulesTest::tree).toList(), List.of(bound)));
    }

    private static String account() {
        return "{kind: ServiceAccount, namespace: system, name: robot}";
    }

    private static Access pods(String verb, String namespace) {
        return Access.toResource(verb, "", "pods", namespace, "");
    }

    private static JsonNode tree(String yaml) {
        try {
            return Json.parseYaml(yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
