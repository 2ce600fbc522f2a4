package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.pod.DeletionOrder.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionOrderTest {

    /** {@code 2:Kill:10} is server 2, killed, of priority 10; a fourth part says that its pod is gone. */
    @ParameterizedTest
    @CsvSource({
        "0:None:10 1:Maintaining 2:WaitToBeDeleted 3:None, 2 0 3 1",
        "0:Allocated 1:Maintaining 2:WaitToBeDeleted 3:None 4:Kill 5:user-define, 4 2 5 3 0 1",
        "0:None:-5 1:None 2:None:-1, 1 2 0",
        "0:None 1:None 2:None, 2 1 0",
        "0:Allocated:99 1:None:-99, 1 0",
        "0:None:0:gone 1:Kill 2:None, 0 1 2",
        "0:Maintaining:0:gone 1:None, 1 0",
        "0:Allocated:0:gone 1:Allocated, 1 0",
    })
    void theOrderIsThatOfTheContract(String servers, String expected) {
        List<Candidate> sorted = Arrays.stream(servers.split(" ", -1))
                .map(DeletionOrderTest::candidate)
                .sorted(DeletionOrder.FIRST_TO_GO)
                .toList();

        assertThat(sorted.stream().map(c -> String.valueOf(c.ordinal())).toList())
                .containsExactly(expected.split(" ", -1));
    }

    private static Candidate candidate(String text) {
        String[] parts = text.split(":", -1);
        return new Candidate(
                Integer.parseInt(parts[0]),
                parts[1],
                parts.length > 2 ? Long.parseLong(parts[2]) : 0,
                parts.length > 3);
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of("None", "Kill", "WaitToBeDeleted", "Allocated", "Maintaining", "own"),
                        Arbitraries.longs().between(-1, 1),
                        Arbitraries.of(true, false))
                .as(Candidate::new)
                .list()
                .uniqueElements(Candidate::ordinal)
                .ofMaxSize(8);
    }

    @Property
    void whoIsNotBornYetTakesTheSamePlaceAsAServerWithoutAPod(
            @ForAll("candidates") List<Candidate> born,
            @ForAll Set<@IntRange(max = 16) Integer> more,
            @ForAll @IntRange(max = 14) int count) {
        OrdinalSet unborn = OrdinalSet.of(more)
                .minus(OrdinalSet.of(born.stream().map(Candidate::ordinal).toList()));
        List<Candidate> all = new ArrayList<>(born);
        unborn.forEach(ordinal -> all.add(new Candidate(ordinal, "None", 0, true)));

        OrdinalSet expected = OrdinalSet.of(all.stream()
                .sorted(DeletionOrder.FIRST_TO_GO)
                .limit(count)
                .map(Candidate::ordinal)
                .toList());

        assertThat(DeletionOrder.first(count, born, unborn)).isEqualTo(expected);
    }
}
