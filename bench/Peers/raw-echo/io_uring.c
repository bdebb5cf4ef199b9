// Raw TCP echo on io_uring, one thread: what the kernel costs when nothing is parsed. No WebSocket.
// Multishot accept and receive into a provided-buffer ring; a buffer goes back once it has been sent.
//   io_uring BUFFER_SIZE BUFFER_COUNT [deferred]      count: a power of two, up to 32,768
// "deferred" is the cheapest mode of a ring (DEFER_TASKRUN), which only one thread may ever enter.
#define _GNU_SOURCE
#include "../peer.h"
#include <errno.h>
#include <liburing.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/utsname.h>

enum { ENTRIES = 8192, GROUP = 0, CONNECTIONS = 1 << 17 };
enum operation { ACCEPT, RECEIVE, SEND };

// Received buffers wait in a list until they are sent, in order, one send at a time.
struct piece {
    uint32_t length;
    int32_t next;
};

struct connection {
    int32_t first;
    int32_t last;
    uint32_t sent;
    uint8_t sending;
    uint8_t receiving;
    uint8_t ended;
};

static struct io_uring ring;
static struct io_uring_buf_ring *buffers;
static char *memory;
static uint32_t buffer_size;
static uint32_t buffer_count;
static struct piece *pieces;
static struct connection connections[CONNECTIONS];

// Connections whose receive ended for want of buffers.
static int starved[CONNECTIONS];
static int starved_count;

static struct io_uring_sqe *take_entry(enum operation operation, int descriptor)
{
    struct io_uring_sqe *entry = io_uring_get_sqe(&ring);
    if (!entry) {
        io_uring_submit(&ring);
        entry = io_uring_get_sqe(&ring);
    }
    entry->user_data = (uint64_t)operation << 32 | (uint32_t)descriptor;
    return entry;
}

static void start_accept(int listener)
{
    struct io_uring_sqe *entry = take_entry(ACCEPT, listener);
    uint64_t tag = entry->user_data;
    io_uring_prep_multishot_accept(entry, listener, NULL, NULL, SOCK_CLOEXEC);
    entry->user_data = tag;
}

static void start_receive(int descriptor)
{
    struct io_uring_sqe *entry = take_entry(RECEIVE, descriptor);
    uint64_t tag = entry->user_data;
    io_uring_prep_recv_multishot(entry, descriptor, NULL, 0, 0);
    entry->flags |= IOSQE_BUFFER_SELECT;
    entry->buf_group = GROUP;
    entry->user_data = tag;
    connections[descriptor].receiving = 1;
}

static void give_back(int32_t buffer)
{
    io_uring_buf_ring_add(buffers, memory + (size_t)buffer * buffer_size, buffer_size, (unsigned short)buffer,
                          io_uring_buf_ring_mask(buffer_count), 0);
    io_uring_buf_ring_advance(buffers, 1);
}

static void start_send(int descriptor)
{
    struct connection *connection = &connections[descriptor];
    int32_t buffer = connection->first;
    struct io_uring_sqe *entry = take_entry(SEND, descriptor);
    uint64_t tag = entry->user_data;
    io_uring_prep_send(entry, descriptor, memory + (size_t)buffer * buffer_size + connection->sent,
                       pieces[buffer].length - connection->sent, MSG_NOSIGNAL | MSG_WAITALL);
    entry->user_data = tag;
    connection->sending = 1;
}

static void drop_first(struct connection *connection)
{
    int32_t buffer = connection->first;
    connection->first = pieces[buffer].next;
    connection->sent = 0;
    give_back(buffer);
}

static void close_when_quiet(int descriptor)
{
    struct connection *connection = &connections[descriptor];
    if (!connection->ended || connection->sending || connection->receiving)
        return;
    while (connection->first >= 0)
        drop_first(connection);
    memset(connection, 0, sizeof *connection);
    close(descriptor);
}

static void on_accept(int listener, const struct io_uring_cqe *completion)
{
    int one = 1;
    int descriptor = completion->res;
    if (descriptor >= CONNECTIONS) {
        close(descriptor);
    } else if (descriptor >= 0) {
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        connections[descriptor] = (struct connection){.first = -1, .last = -1};
        start_receive(descriptor);
    }
    if (!(completion->flags & IORING_CQE_F_MORE))
        start_accept(listener);
}

static void take(int descriptor, int32_t buffer, uint32_t length)
{
    struct connection *connection = &connections[descriptor];
    pieces[buffer] = (struct piece){.length = length, .next = -1};
    if (connection->first >= 0)
        pieces[connection->last].next = buffer;
    else
        connection->first = buffer;
    connection->last = buffer;
    if (!connection->sending)
        start_send(descriptor);
}

static void on_receive(int descriptor, const struct io_uring_cqe *completion)
{
    struct connection *connection = &connections[descriptor];
    connection->receiving = (completion->flags & IORING_CQE_F_MORE) != 0;
    if (completion->res > 0) {
        take(descriptor, (int32_t)(completion->flags >> IORING_CQE_BUFFER_SHIFT), (uint32_t)completion->res);
        if (!connection->receiving)
            start_receive(descriptor);
    } else if (completion->res == -ENOBUFS) {
        starved[starved_count++] = descriptor;
    } else {
        connection->ended = 1;
        close_when_quiet(descriptor);
    }
}

static void on_send(int descriptor, const struct io_uring_cqe *completion)
{
    struct connection *connection = &connections[descriptor];
    connection->sending = 0;
    if (completion->res < 0) {
        connection->ended = 1;
        shutdown(descriptor, SHUT_RDWR);
    } else {
        connection->sent += (uint32_t)completion->res;
        if (connection->sent == pieces[connection->first].length)
            drop_first(connection);
        if (connection->first >= 0)
            start_send(descriptor);
    }
    close_when_quiet(descriptor);
}

static void feed_the_starved(void)
{
    while (starved_count > 0)
        start_receive(starved[--starved_count]);
}

static void prepare_buffers(void)
{
    struct io_uring_buf_reg registration = {.ring_entries = buffer_count, .bgid = GROUP};
    size_t bytes = (size_t)buffer_size * buffer_count;
    buffers = mmap(NULL, buffer_count * sizeof(struct io_uring_buf), PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    pieces = calloc(buffer_count, sizeof *pieces);
    if (buffers == MAP_FAILED || memory == MAP_FAILED || !pieces)
        peer_fail("buffers");
    registration.ring_addr = (uint64_t)(uintptr_t)buffers;
    errno = -io_uring_register_buf_ring(&ring, &registration, 0);
    if (errno)
        peer_fail("io_uring_register_buf_ring");
    io_uring_buf_ring_init(buffers);
    for (uint32_t index = 0; index < buffer_count; index++)
        give_back((int32_t)index);
}

int main(int argc, char **argv)
{
    uint16_t port;
    struct utsname kernel;
    int deferred = argc == 4 && strcmp(argv[3], "deferred") == 0;
    unsigned mode = deferred ? IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_SINGLE_ISSUER : IORING_SETUP_COOP_TASKRUN;
    struct io_uring_params parameters = {.flags = mode | IORING_SETUP_CQSIZE, .cq_entries = 4 * ENTRIES};
    if ((argc != 3 && !deferred) || (buffer_size = (uint32_t)atoi(argv[1])) == 0 || (buffer_count = (uint32_t)atoi(argv[2])) == 0) {
        fprintf(stderr, "usage: io_uring BUFFER_SIZE BUFFER_COUNT [deferred]\n");
        return 64;
    }
    errno = -io_uring_queue_init_params(ENTRIES, &ring, &parameters);
    if (errno)
        peer_fail("io_uring_setup");
    prepare_buffers();
    int listener = peer_listen(&port, 0);
    start_accept(listener);
    peer_end_with_parent();
    uname(&kernel);
    peer_ready(port, kernel.release);
    for (;;) {
        unsigned head;
        unsigned count = 0;
        struct io_uring_cqe *completion;
        int result = io_uring_submit_and_wait(&ring, 1);
        if (result < 0 && result != -EINTR && result != -EBUSY)
            return 1;
        io_uring_for_each_cqe(&ring, head, completion) {
            int descriptor = (int)(uint32_t)completion->user_data;
            enum operation operation = (enum operation)(completion->user_data >> 32);
            count++;
            if (operation == ACCEPT)
                on_accept(descriptor, completion);
            else if (operation == RECEIVE)
                on_receive(descriptor, completion);
            else
                on_send(descriptor, completion);
        }
        io_uring_cq_advance(&ring, count);
        feed_the_starved();
    }
}
