package io.gameroute.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {

    @Test
    void agesAndBlanksDoNotCount() {
        assertThat(ShownOutput.matches(List.of("NAME   AGE", "lobby-0   9s"), "NAME AGE\nlobby-0 2m14s\n"))
                .isTrue();
    }

    @Test
    void everythingElseCounts() {
        assertThat(ShownOutput.matches(List.of("lobby-0   Ready   9s"), "lobby-0   Creating   9s\n"))
                .isFalse();
        assertThat(ShownOutput.matches(List.of("lobby-0   9s"), "lobby-0   9s\nlobby-1   9s\n"))
                .isFalse();
    }

    @Test
    void threeDotsStandForAnyLines() {
        assertThat(ShownOutput.matches(List.of("first", "...", "last"), "first\na\nb\nlast\n"))
                .isTrue();
        assertThat(ShownOutput.matches(List.of("first", "...", "last"), "first\nlast\n"))
                .isTrue();
    }

    @Test
    void aDocumentIsReadAsCommandsWithTheirOutput() {
        Transcript transcript = Transcript.of(
                "a.md", List.of("text", "```", "$ one", "$ two", "shown", "```", "```yaml", "$ no: command", "```"));

        assertThat(transcript.steps())
                .containsExactly(new Transcript.Step("one", List.of()), new Transcript.Step("two", List.of("shown")));
    }
}
