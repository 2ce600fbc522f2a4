package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {

    private static GameServerSet annotated(String text) {
        GameServerSet set = arena(1);
        set.getMetadata().setAnnotations(Map.of(Annotations.INTENT, text));
        return set;
    }

    @Property
    void whatIsRecordedIsReadBack(
            @ForAll java.util.Set<@IntRange(max = 50) Integer> ordinals,
            @ForAll java.util.Set<@IntRange(max = 50) Integer> implicit) {
        Intent intent = new Intent(OrdinalSet.of(ordinals), OrdinalSet.of(implicit), OrdinalSet.of(implicit));
        assertThat(Intent.recordedOn(annotated(intent.toJson()))).contains(intent);
    }

    @Test
    void theTextIsShortAndForPeople() {
        Intent intent = new Intent(OrdinalSet.ofRange(0, 99), OrdinalSet.of(100), OrdinalSet.EMPTY);
        assertThat(intent.toJson()).isEqualTo("{\"ordinals\":\"0-99\",\"implicit\":\"100\",\"reserved\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "text", "{\"ordinals\":7}", "{\"implicit\":\"1\"}"})
    void whatIsNotAnIntentIsNone(String text) {
        assertThat(Intent.recordedOn(annotated(text))).isEmpty();
    }

    @Test
    void aSetWithoutAnnotationsHasNone() {
        assertThat(Intent.recordedOn(arena(1))).isEmpty();
        assertThat(Intent.processedReservation(arena(1))).isEmpty();
    }
}
