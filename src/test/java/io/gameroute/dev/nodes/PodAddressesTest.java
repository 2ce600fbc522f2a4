package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodAddressesTest {
    private final PodAddresses addresses = new PodAddresses();

    @Test
    void noAddressIsGivenTwice() {
        assertThat(Stream.generate(addresses::take).limit(1_000))
                .doesNotHaveDuplicates()
                .startsWith("10.128.0.1", "10.128.0.2")
                .contains("10.128.1.0");
    }

    @Test
    void anAddressThatIsKnownToBeInUseIsPassedOver() {
        addresses.keep("10.128.0.1");

        assertThat(addresses.take()).isEqualTo("10.128.0.2");
    }
}
