package io.gameroute.dev.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerIdentityTest {
    @Test
    void theSameImageHasTheSameIdAndAnotherTagAnother() {
        assertThat(ContainerIdentity.imageId("host:5000/game:1"))
                .isEqualTo(ContainerIdentity.imageId("host:5000/game:1"))
                .matches("docker-pullable://host:5000/game@sha256:[0-9a-f]{64}")
                .isNotEqualTo(ContainerIdentity.imageId("host:5000/game:2"));
    }

    @Test
    void aRegistryPortIsNoTag() {
        assertThat(ContainerIdentity.imageId("host:5000/game")).startsWith("docker-pullable://host:5000/game@sha256:");
    }

    @Test
    void anImageByDigestKeepsItsDigest() {
        assertThat(ContainerIdentity.imageId("game@sha256:abc")).isEqualTo("docker-pullable://game@sha256:abc");
    }

    @Test
    void everyRunOfAContainerHasAnIdOfItsOwn() {
        assertThat(ContainerIdentity.containerId("uid", "game", 0))
                .startsWith("containerd://")
                .isNotEqualTo(ContainerIdentity.containerId("uid", "game", 1))
                .isNotEqualTo(ContainerIdentity.containerId("other", "game", 0));
    }
}
