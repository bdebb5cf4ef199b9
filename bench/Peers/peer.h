// What every native peer has in common: the listening socket, the ready line, and the end with its parent.
#ifndef PEER_H
#define PEER_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static inline void peer_fail(const char *what)
{
    perror(what);
    exit(1);
}

// Listens on a port of 127.0.0.1 that the system chooses.
static inline int peer_listen(uint16_t *port, int flags)
{
    struct sockaddr_in address = {0};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
    if (listener < 0)
        peer_fail("socket");
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0)
        peer_fail("bind");
    if (listen(listener, 4096) < 0)
        peer_fail("listen");
    if (getsockname(listener, (struct sockaddr *)&address, &length) < 0)
        peer_fail("getsockname");
    *port = ntohs(address.sin_port);
    return listener;
}

// The line that bench/Comparison waits for.
static inline void peer_ready(uint16_t port, const char *version)
{
    printf("listening on 127.0.0.1:%u version=%s\n", port, version);
    fflush(stdout);
}

static inline void *peer_wait_for_parent(void *unused)
{
    char byte;
    while (read(STDIN_FILENO, &byte, 1) > 0)
        ;
    _exit(0);
    return unused;
}

// Whoever started the peer holds its standard input: the peer ends with it, however that ended.
static inline void peer_end_with_parent(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, peer_wait_for_parent, NULL) != 0)
        peer_fail("pthread_create");
    pthread_detach(thread);
}

#endif
