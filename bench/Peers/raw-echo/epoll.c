// Raw TCP echo on epoll, one thread: what the kernel costs when nothing is parsed. No WebSocket.
#define _GNU_SOURCE
#include "../peer.h"
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/utsname.h>

enum { EVENTS = 512, BUFFER = 256 * 1024 };

// What a connection's socket did not take; nothing is read until it has gone out.
struct connection {
    int descriptor;
    char *rest;
    size_t length;
    size_t sent;
};

static int loop;
static char buffer[BUFFER];

static void watch(struct connection *connection, int operation, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = connection};
    if (epoll_ctl(loop, operation, connection->descriptor, &event) < 0)
        peer_fail("epoll_ctl");
}

static void end(struct connection *connection)
{
    close(connection->descriptor);
    free(connection->rest);
    free(connection);
}

static void accept_all(int listener)
{
    int one = 1;
    int descriptor;
    while ((descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        struct connection *connection = calloc(1, sizeof *connection);
        if (!connection)
            peer_fail("calloc");
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        connection->descriptor = descriptor;
        watch(connection, EPOLL_CTL_ADD, EPOLLIN);
    }
}

// Returns how much went out, or -1 when the connection is lost.
static ssize_t send_some(struct connection *connection, const char *bytes, size_t length)
{
    ssize_t sent = send(connection->descriptor, bytes, length, MSG_NOSIGNAL);
    return sent >= 0 ? sent : errno == EAGAIN ? 0 : -1;
}

static void send_rest(struct connection *connection)
{
    ssize_t sent = send_some(connection, connection->rest + connection->sent, connection->length - connection->sent);
    if (sent < 0) {
        end(connection);
        return;
    }
    connection->sent += (size_t)sent;
    if (connection->sent == connection->length) {
        free(connection->rest);
        connection->rest = NULL;
        watch(connection, EPOLL_CTL_MOD, EPOLLIN);
    }
}

static void keep(struct connection *connection, const char *bytes, size_t length)
{
    connection->rest = malloc(length);
    if (!connection->rest)
        peer_fail("malloc");
    memcpy(connection->rest, bytes, length);
    connection->length = length;
    connection->sent = 0;
    watch(connection, EPOLL_CTL_MOD, EPOLLOUT);
}

static void echo(struct connection *connection)
{
    ssize_t received = recv(connection->descriptor, buffer, sizeof buffer, 0);
    if (received < 0 && errno == EAGAIN)
        return;
    if (received <= 0) {
        end(connection);
        return;
    }
    ssize_t sent = send_some(connection, buffer, (size_t)received);
    if (sent < 0)
        end(connection);
    else if (sent < received)
        keep(connection, buffer + sent, (size_t)(received - sent));
}

int main(void)
{
    uint16_t port;
    struct utsname kernel;
    struct epoll_event events[EVENTS];
    int listener = peer_listen(&port, SOCK_NONBLOCK);
    struct epoll_event accepting = {.events = EPOLLIN, .data.ptr = NULL};
    loop = epoll_create1(EPOLL_CLOEXEC);
    if (loop < 0 || epoll_ctl(loop, EPOLL_CTL_ADD, listener, &accepting) < 0)
        peer_fail("epoll");
    peer_end_with_parent();
    uname(&kernel);
    peer_ready(port, kernel.release);
    for (;;) {
        int count = epoll_wait(loop, events, EVENTS, -1);
        if (count < 0 && errno != EINTR)
            peer_fail("epoll_wait");
        for (int index = 0; index < count; index++) {
            struct connection *connection = events[index].data.ptr;
            if (!connection)
                accept_all(listener);
            else if (connection->rest)
                send_rest(connection);
            else
                echo(connection);
        }
    }
}
