using System.Net.WebSockets;

namespace AspNetWebSockets.Tests;

/// <summary>The drain in virtual time: readiness, close frames in turn, the deadline, and who may begin it.</summary>
public sealed class ConnectionDrainTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DrainedServer Server(Action<WebSocketDrainOptions>? configure = null) =>
        new(
            HalfMinute,
            options =>
            {
                options.ReadinessDelay = Ready;
                configure?.Invoke(options);
            }
        );

    [Fact]
    public async Task During_the_readiness_delay_connections_go_on_but_handlers_know()
    {
        await using DrainedServer server = Server();
        _ = server.Open(3);
        server.Drain.IsDraining.ShouldBeFalse();
        _ = server.Drain.DrainAsync(Token);
        server.Drain.IsDraining.ShouldBeTrue();
        server.Drain.Draining.IsCancellationRequested.ShouldBeTrue();
        server.Time.Advance(Ready - Tick);
        server.Told.ShouldBeEmpty();
        server.Time.Advance(Tick);
        server.Told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Also_without_that_delay_readiness_is_first()
    {
        await using DrainedServer server = Server(options => options.ReadinessDelay = TimeSpan.Zero);
        List<(bool, bool)> whenTimed = [];
        server.OnTimed = () => whenTimed.Add((server.Drain.IsDraining, server.Drain.Draining.IsCancellationRequested));
        _ = server.Open(1);
        _ = server.Drain.DrainAsync(Token);
        whenTimed[0].ShouldBe((true, true));
    }

    [Fact]
    public async Task Each_is_told_once_over_the_time_in_another_order_than_they_came()
    {
        await using DrainedServer server = Server(options => options.Reason = "back in 3 s");
        List<WebSocketConnection> connections = server.Open(1000);
        _ = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + HalfMinute);
        server.Told.Count.ShouldBe(1000);
        server.Told.ShouldAllBe(told =>
            told.Status == WebSocketCloseStatus.EndpointUnavailable && told.Reason == "back in 3 s"
        );
        server.Told.Select(told => told.Connection).Distinct().Count().ShouldBe(1000);
        server.Told.Select(told => told.Connection).ShouldNotBe(connections);
        server.Told[0].At.ShouldBe(Ready);
        server.Told[^1].At.ShouldBeInRange(Ready + TimeSpan.FromSeconds(4.9), Ready + TimeSpan.FromSeconds(5.001));
        for (int second = 0; second < 5; second++)
        {
            server
                .Told.Count(told => (int)(told.At - Ready).TotalSeconds == second)
                .ShouldBeInRange(195, 205, $"second {second}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_waits_for_a_handshake_that_was_under_way(bool succeeds)
    {
        await using DrainedServer server = Server();
        server.Active.BeginOpening();
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + TimeSpan.FromSeconds(1));
        WebSocketConnection? opened = succeeds ? server.Open() : null;
        drained.IsCompleted.ShouldBeFalse();
        server.Active.EndOpening();
        server.Told.Count.ShouldBe(succeeds ? 1 : 0);
        if (opened is not null)
        {
            drained.IsCompleted.ShouldBeFalse();
            server.Active.Remove(opened);
        }

        await drained.InTimeAsync();
    }

    [Fact]
    public async Task A_handshake_that_does_not_end_is_not_waited_for_beyond_the_deadline()
    {
        await using DrainedServer server = Server();
        server.Active.BeginOpening();
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + TimeSpan.FromSeconds(20) - Tick);
        drained.IsCompleted.ShouldBeFalse();
        server.Time.Advance(Tick);
        await drained.InTimeAsync();
    }

    [Fact]
    public async Task It_is_over_when_the_last_connection_is()
    {
        await using DrainedServer server = Server();
        List<WebSocketConnection> connections = server.Open(5);
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + TimeSpan.FromSeconds(1));
        server.Told.Count.ShouldBe(5);
        foreach (WebSocketConnection connection in connections[..^1])
        {
            server.Active.Remove(connection);
        }

        drained.IsCompleted.ShouldBeFalse();
        server.Active.Remove(connections[^1]);
        await drained.InTimeAsync();

        // None of them has seen the client's close frame.
        server.Drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 5, Closed: 0, Aborted: 5));
        (await server.Log.EntryAsync(1051)).Message.ShouldContain("5 were told with close code 1001, 0 of them closed");
    }

    [Fact]
    public async Task It_does_not_take_the_time_when_there_is_nobody()
    {
        await using DrainedServer server = Server(options => options.ReadinessDelay = TimeSpan.Zero);
        await server.Drain.DrainAsync(Token).InTimeAsync();
        server.Time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_load_balancer_has_its_time_even_when_there_is_nobody()
    {
        await using DrainedServer server = Server();
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready - Tick);
        drained.IsCompleted.ShouldBeFalse();
        server.Time.Advance(Tick);
        await drained.InTimeAsync();
    }

    [Fact]
    public async Task What_is_left_at_the_deadline_is_aborted_and_its_handler_not_waited_for()
    {
        await using DrainedServer server = Server();
        List<WebSocketConnection> connections = server.Open(3);
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + TimeSpan.FromSeconds(1));
        server.Active.Remove(connections[0]);
        server.Time.Advance(TimeSpan.FromSeconds(19) - Tick);
        connections.ShouldAllBe(connection => !connection.IsAborted);
        server.Time.Advance(Tick);
        await drained.InTimeAsync();
        connections[1..].ShouldAllBe(connection => connection.IsAborted);
        server.Log.Entries.Count(entry => entry.EventId == 1052).ShouldBe(1);
        server.Log.Entries.Single(entry => entry.EventId == 1052).Message.ShouldStartWith("2 ");
        server.Drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 2, Told: 3, Closed: 0, Aborted: 3));

        // Their handlers end at last, and are not counted twice.
        server.Active.Remove(connections[1]);
        server.Active.Remove(connections[2]);
        server.Drain.Progress.ShouldBe(new WebSocketDrainProgress(Open: 0, Told: 3, Closed: 0, Aborted: 3));
    }

    [Fact]
    public async Task Those_that_are_not_to_be_told_are_aborted_together_with_the_first_close_frame()
    {
        await using DrainedServer server = Server();
        List<WebSocketConnection> classic = server.Open(300, isPolite: false);
        _ = server.Open(300);
        _ = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready - Tick);
        classic.ShouldAllBe(connection => !connection.IsAborted);
        server.Time.Advance(Tick);
        classic.ShouldAllBe(connection => connection.IsAborted);
        classic.ShouldAllBe(connection => connection.EndCause == ConnectionEndCause.Shutdown);
        server.Told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_on_its_way_when_the_drain_began_is_told_at_once()
    {
        await using DrainedServer server = Server();
        _ = server.Drain.DrainAsync(Token);
        WebSocketConnection late = server.Open();
        server.Told.Single().ShouldBe((late, TimeSpan.Zero, WebSocketCloseStatus.EndpointUnavailable, string.Empty));
    }

    [Fact]
    public async Task Whoever_begins_it_again_waits_for_the_same_and_may_stop_waiting()
    {
        await using DrainedServer server = Server();
        _ = server.Open(3);
        _ = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + HalfMinute - TimeSpan.FromSeconds(11));
        using CancellationTokenSource impatient = new();
        Task second = server.Drain.DrainAsync(impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second.InTimeAsync());
        Task third = server.Drain.DrainAsync(Token);
        server.Time.Advance(TimeSpan.FromSeconds(1));
        await third.InTimeAsync();
        server.Told.Count.ShouldBe(3);
        server.Log.Entries.Count(entry => entry.EventId == 1050).ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_stops_during_the_drain_of_the_application_brings_it_into_its_own_time()
    {
        await using DrainedServer server = Server(options =>
            options.Time = options.Deadline = TimeSpan.FromMinutes(10)
        );
        _ = server.Open(60_000 / 100);
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready + TimeSpan.FromSeconds(3));
        int before = server.Told.Count;
        before.ShouldBeInRange(200, 400);
        Task stopped = server.Drain.BeginForHost();

        // 27 s for 602 s: the rest is told in the 26.9 s of its share, and the readiness delay is over already.
        server.Time.Advance(TimeSpan.FromSeconds(26.8));
        server.Told.Count.ShouldBe(600);
        stopped.IsCompleted.ShouldBeFalse();
        server.Time.Advance(TimeSpan.FromSeconds(0.2));
        await stopped.InTimeAsync();
        await drained.InTimeAsync();
        server.Told.Select(told => told.Connection).Distinct().Count().ShouldBe(600);
    }

    [Fact]
    public async Task A_host_that_stops_after_the_drain_of_the_application_has_nothing_to_wait_for()
    {
        await using DrainedServer server = Server();
        Task drained = server.Drain.DrainAsync(Token);
        server.Time.Advance(Ready);
        await drained.InTimeAsync();
        server.Drain.BeginForHost().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_time_of_the_host_is_over_what_is_left_is_aborted_and_counted()
    {
        await using DrainedServer server = Server();
        List<WebSocketConnection> connections = server.Open(2);
        Task drained = server.Drain.BeginForHost();
        server.Drain.Abort();
        await drained.InTimeAsync();
        connections.ShouldAllBe(connection => connection.IsAborted);
        server.Log.Entries.Single(entry => entry.EventId == 1005).Message.ShouldContain("; 2 WebSocket");
        server.Drain.Progress.Aborted.ShouldBe(2);
    }

    [Fact]
    public async Task What_fails_on_the_token_is_logged_and_the_drain_goes_on()
    {
        await using DrainedServer server = Server();
        _ = server.Open(1);
        await using CancellationTokenRegistration mine = server.Drain.Draining.Register(static () =>
            throw new InvalidOperationException("my fault")
        );
        _ = server.Drain.DrainAsync(Token);
        (await server.Log.EntryAsync(1054)).Exception.ShouldBeOfType<AggregateException>();
        server.Time.Advance(Ready);
        server.Told.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(26, true)]
    [InlineData(25, false)]
    public async Task A_host_with_too_little_time_is_told_so_at_start_and_what_to_set(int seconds, bool fits)
    {
        // 2 s and 20 s need nine tenths of 24.4 s.
        await using DrainedServer server = new(
            TimeSpan.FromSeconds(seconds - 1),
            options => options.ReadinessDelay = Ready
        );
        server.Drain.CheckPlan();
        string? warning = server.Log.Entries.SingleOrDefault(entry => entry.EventId == 1053)?.Message;
        if (fits)
        {
            warning.ShouldBeNull();
        }
        else
        {
            warning.ShouldNotBeNull().ShouldContain("may take 22 s");
            warning.ShouldContain("HostOptions.ShutdownTimeout to 25 s or more");
        }
    }
}
