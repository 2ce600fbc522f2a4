package io.gameroute.dev.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldSetTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 200)
    void a_set_survives_its_json(@ForAll("sets") FieldSet set) {
        assertThat(FieldSet.fromJson(set.toJson())).isEqualTo(set);
    }

    @Property(tries = 200)
    void union_is_commutative_associative_and_idempotent(
            @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b, @ForAll("sets") FieldSet c) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
        assertThat(a.union(a)).isEqualTo(a);
        assertThat(a.union(FieldSet.EMPTY)).isEqualTo(a);
    }

    @Property(tries = 200)
    void difference_and_intersection_divide_a_set(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
        assertThat(a.difference(b).union(a.intersection(b))).isEqualTo(a);
        assertThat(a.difference(b).intersection(b)).isEqualTo(FieldSet.EMPTY);
        assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
        assertThat(a.union(b).difference(b)).isEqualTo(a.difference(b));
        assertThat(a.difference(a)).isEqualTo(FieldSet.EMPTY);
    }

    @Property(tries = 200)
    void intersection_distributes_over_union(
            @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b, @ForAll("sets") FieldSet c) {
        assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
    }

    @Property(tries = 200)
    void a_set_has_as_many_paths_as_places(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
        assertThat(a.paths()).doesNotHaveDuplicates();
        assertThat(a.union(b).paths())
                .hasSize(a.paths().size() + b.difference(a).paths().size());
    }

    @Example
    void paths_read_as_the_api_server_writes_them() throws JsonProcessingException {
        var set = FieldSet.fromJson(JSON.readTree("""
                {"f:spec":{"f:ports":{"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:name":{}}},"f:tags":{"v:\\"a\\"":{}}}}"""));

        assertThat(set.paths())
                .containsExactly(
                        ".spec.ports[containerPort=80,protocol=\"TCP\"]",
                        ".spec.ports[containerPort=80,protocol=\"TCP\"].name",
                        ".spec.tags[\"a\"]");
    }

    @Provide
    Arbitrary<FieldSet> sets() {
        return below(3).map(below -> FieldSet.of(false, new TreeMap<>(below)));
    }

    private static Arbitrary<Map<String, FieldSet>> below(int depth) {
        Arbitrary<String> names = Arbitraries.of("f:a", "f:b", "k:{\"name\":\"x\"}", "k:{\"name\":\"y\"}", "v:\"z\"");
        Arbitrary<FieldSet> leaf = Arbitraries.just(FieldSet.SELF);
        Arbitrary<FieldSet> set = depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        Combinators.combine(Arbitraries.of(true, false), below(depth - 1))
                                .as((self, below) -> FieldSet.of(self, new TreeMap<>(below))));
        return Arbitraries.maps(names, set).ofMaxSize(3);
    }
}
