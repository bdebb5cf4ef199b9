using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>One timer for all connections, and nothing of a connection is left when it has ended.</summary>
public sealed class DeadlineSchedulerTests
{
    [Fact]
    public async Task Connections_with_deadlines_in_any_order_are_each_called_in_time()
    {
        ManualTimeProvider time = new();
        using DeadlineScheduler scheduler = new(time);
        EndpointMetrics metrics = new WebSocketMetrics(new TestMeterFactory()).Of(route: null, "1.1");
        List<(TimeSpan Interval, WebSocketConnection Connection, InMemoryTransport Transport)> connections = [];
        foreach (int seconds in new[] { 30, 10, 20, 50, 40, 10, 1 })
        {
            TimeSpan interval = TimeSpan.FromSeconds(seconds);
            InMemoryTransport transport = new(
                OutputCompletion.HalfClose,
                4096,
                System.IO.Pipelines.PipeScheduler.Inline
            );
            WebSocketConnection connection = new(
                new PipeConnection(transport, "one"),
                new AspNetWebSocketsOptions { KeepAliveInterval = interval, KeepAliveTimeout = TimeSpan.FromDays(1) },
                scheduler,
                new RecordedLog().Logger,
                metrics
            );
            connection.Start();
            connections.Add((interval, connection, transport));
        }

        for (int second = 1; second <= 60; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            foreach ((TimeSpan interval, _, InMemoryTransport transport) in connections)
            {
                bool pinged = new InMemoryClient(transport).Unread() > 0;
                pinged.ShouldBe(time.Elapsed >= interval);
            }
        }

        foreach ((_, WebSocketConnection connection, _) in connections)
        {
            connection.Abort();
            await connection.DisposeAsync().InTimeAsync();
        }
    }

    [Fact]
    public async Task Ended_connections_leave_nothing_behind_however_far_their_deadlines_were()
    {
        ManualTimeProvider time = new();
        using DeadlineScheduler scheduler = new(time);
        AspNetWebSocketsOptions options = new() { KeepAliveInterval = TimeSpan.FromDays(40) };
        EndpointMetrics metrics = new WebSocketMetrics(new TestMeterFactory()).Of(route: null, "1.1");
        for (int i = 0; i < 10_000; i++)
        {
            InMemoryTransport transport = new(
                OutputCompletion.HalfClose,
                4096,
                System.IO.Pipelines.PipeScheduler.Inline
            );
            WebSocketConnection connection = new(
                new PipeConnection(transport, "one"),
                options,
                scheduler,
                new RecordedLog().Logger,
                metrics
            );
            connection.Start();
            connection.Abort();
            await connection.DisposeAsync().InTimeAsync();
        }

        scheduler.Count.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task A_fault_in_one_connection_ends_that_one_and_no_other()
    {
        await using ConnectionPair pair = new(onCall: static call =>
        {
            if (call is nameof(System.IO.Pipelines.PipeWriter.GetSpan))
            {
                throw new InvalidOperationException("The writer is broken.");
            }
        })
        {
            ErrorsExpected = true,
        };
        Task receive = pair.ReceiveAsync();
        pair.Time.Advance(TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(receive.InTimeAsync());
        pair.Log.Errors.ShouldHaveSingleItem().Exception!.Message.ShouldBe("The writer is broken.");
    }
}
