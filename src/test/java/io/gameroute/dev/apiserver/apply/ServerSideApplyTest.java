package io.gameroute.dev.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServerSideApplyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final OwnedKind POD = new OwnedKind(ListKeys.ofBuiltIn("Pod"), true, false);

    @Property(tries = 100)
    void the_same_apply_again_changes_nothing(@ForAll("pods") ObjectNode first, @ForAll("pods") ObjectNode second) {
        var object = forced(forced(Optional.empty(), first, "one"), second, "two");

        assertThat(forced(object, second, "two", NOW.plusSeconds(60))).isEqualTo(object);
    }

    @Property(tries = 100)
    void a_forced_apply_holds_all_that_was_applied(
            @ForAll("pods") ObjectNode first, @ForAll("pods") ObjectNode second) {
        var object = forced(forced(Optional.empty(), first, "one"), second, "two");

        assertThat(Merging.merge(object, second, POD.keys())).isEqualTo(object);
    }

    @Property(tries = 100)
    void an_unforced_apply_succeeds_just_where_nobody_else_holds_another_value(
            @ForAll("pods") ObjectNode first, @ForAll("pods") ObjectNode second) {
        var object = forced(Optional.empty(), first, "one");
        var merged = Merging.merge(object, second, POD.keys());
        var modified = Comparison.of(object, merged, POD.keys()).modified();

        assertThat(apply(Optional.of(object), second, "two", false, NOW).conflicts())
                .extracting(Conflict::path)
                .containsExactlyElementsOf(modified.paths());
    }

    @Property(tries = 100)
    void an_apply_of_nothing_removes_all_that_only_its_manager_applied(
            @ForAll("pods") ObjectNode first, @ForAll("pods") ObjectNode second) {
        var alone = forced(Optional.empty(), first, "one");
        var both = forced(alone, second, "two");

        var left = forced(both, named(), "two");

        assertThat(ManagedFields.of(left))
                .extracting(owned -> owned.owner().manager())
                .doesNotContain("two");
        assertThat(ObjectFields.of(left, POD.keys()).difference(OwnedKind.UNCLAIMED))
                .isEqualTo(ManagedFields.of(left).stream()
                        .map(OwnedFields::fields)
                        .reduce(FieldSet.EMPTY, FieldSet::union)
                        .difference(OwnedKind.UNCLAIMED));
    }

    @Property(tries = 100)
    void an_update_that_changes_nothing_leaves_the_owners_alone(@ForAll("pods") ObjectNode first) {
        var object = forced(Optional.empty(), first, "one");

        assertThat(ManagedFields.update(object, ManagedFields.bare(object), "two", "", NOW.plusSeconds(60), POD))
                .isEqualTo(object);
    }

    private static ObjectNode forced(ObjectNode current, ObjectNode applied, String manager) {
        return forced(Optional.of(current), applied, manager);
    }

    private static ObjectNode forced(Optional<ObjectNode> current, ObjectNode applied, String manager) {
        return apply(current, applied, manager, true, NOW).object();
    }

    private static ObjectNode forced(ObjectNode current, ObjectNode applied, String manager, Instant now) {
        return apply(Optional.of(current), applied, manager, true, now).object();
    }

    private static ApplyResult apply(
            Optional<ObjectNode> current, ObjectNode applied, String manager, boolean force, Instant now) {
        return ServerSideApply.apply(new ApplyRequest(current, applied, manager, "", force, now, POD));
    }

    private static ObjectNode named() {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("apiVersion", "v1")
                .put("kind", "Pod")
                .putObject("metadata")
                .put("name", "p")
                .put("uid", "u");
        return pod;
    }

    @Provide
    Arbitrary<ObjectNode> pods() {
        Arbitrary<Map<String, String>> texts = Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.of("1", "2"))
                .ofMinSize(1);
        Arbitrary<Map<String, Map<String, String>>> containers = Arbitraries.maps(
                        Arbitraries.of("game", "side", "log"),
                        Arbitraries.maps(Arbitraries.of("A", "B"), Arbitraries.of("1", "2"))
                                .ofMinSize(1))
                .ofMinSize(1);
        return Combinators.combine(texts, containers, texts).as(ServerSideApplyTest::pod);
    }

    private static ObjectNode pod(
            Map<String, String> labels, Map<String, Map<String, String>> containers, Map<String, String> selector) {
        var pod = named();
        ObjectNode onMetadata = pod.withObjectProperty("metadata").putObject("labels");
        labels.forEach(onMetadata::put);
        ObjectNode spec = pod.putObject("spec");
        ObjectNode onSpec = spec.putObject("nodeSelector");
        selector.forEach(onSpec::put);
        var list = spec.putArray("containers");
        containers.forEach((name, env) -> {
            ObjectNode container = list.addObject().put("name", name);
            var entries = container.putArray("env");
            env.forEach((variable, value) ->
                    entries.addObject().put("name", variable).put("value", value));
        });
        return pod;
    }
}
