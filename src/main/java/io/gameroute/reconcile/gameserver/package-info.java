/**
 * Thinking about one game server: its GameServer is created, its wishes are copied to its pod, and what is known of the pod becomes its
 * status. Pure, and it looks at nothing but this server.
 */
@NullMarked
package io.gameroute.reconcile.gameserver;

import org.jspecify.annotations.NullMarked;
