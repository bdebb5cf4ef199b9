using System.Diagnostics;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The span of a connection, and those of its messages.</summary>
public sealed class ConnectionTraceTests : IDisposable
{
    private readonly Activity _request = new Activity("request").Start();
    private readonly List<Activity> _stopped = [];
    private readonly ActivityListener _listener = new();

    public ConnectionTraceTests()
    {
        // Other tests have connections at the same time.
        _listener.ShouldListenTo = static source => source.Name is "AspNetWebSockets";
        _listener.Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
            options.Parent.TraceId == _request.TraceId
            || options.Links?.Any(link => link.Context.TraceId == _request.TraceId) == true
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None;
        _listener.ActivityStopped = activity => AddMine(activity, _stopped);
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _request.Dispose();
    }

    [Fact]
    public async Task The_span_of_a_connection_is_a_child_of_the_requests_and_ends_with_the_connection()
    {
        await using ConnectionPair pair = new();
        Activity span = pair.Server.Activity.ShouldNotBeNull();
        (span.OperationName, span.Kind, span.ParentSpanId).ShouldBe(
            ("websocket.connection", ActivityKind.Server, _request.SpanId)
        );
        span.Parent.ShouldBeNull("it would keep the request in memory");
        Activity.Current.ShouldBeSameAs(_request, "a handler must not inherit a span of hours");
        pair.Client.Send(ClientFrame.Close(1000));
        await pair.Server.DisposeAsync().InTimeAsync();
        _stopped.ShouldHaveSingleItem().ShouldBeSameAs(span);
        Activity.Current.ShouldBeSameAs(_request);
        span.TagObjects.ToDictionary().ShouldContainKeyAndValue("aspnetwebsockets.end.cause", "client_close");
        span.TagObjects.ToDictionary().ShouldContainKeyAndValue("aspnetwebsockets.close.code", "1000");
        span.TagObjects.ToDictionary().ShouldContainKeyAndValue("network.protocol.version", "1.1");
        span.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [Fact]
    public async Task A_connection_that_failed_is_an_error()
    {
        await using ConnectionPair pair = new();
        Activity span = pair.Server.Activity.ShouldNotBeNull();
        pair.Client.Reset();
        await pair.Server.DisposeAsync().InTimeAsync();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.TagObjects.ToDictionary().ShouldContainKeyAndValue("error.type", "client_reset");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public async Task Messages_have_spans_when_they_are_asked_for(double ratio, int spans)
    {
        await using ConnectionPair pair = new(options => options.MessageTraceRatio = ratio);
        pair.Client.Send(ClientFrame.Text("abc", fin: false), ClientFrame.Continuation("de"u8));
        _ = await pair.ReceiveTextAsync();
        _ = await pair.ReceiveTextAsync();
        await pair.SendTextAsync("!");
        _stopped.Count.ShouldBe(spans);
        Activity.Current.ShouldBeSameAs(_request);
        foreach (Activity message in _stopped)
        {
            message.ParentSpanId.ShouldBe(default, "a root of its own");
            message.Links.ShouldHaveSingleItem().Context.SpanId.ShouldBe(pair.Server.Activity!.SpanId);
        }

        if (spans > 0)
        {
            _stopped[0].OperationName.ShouldBe("websocket.receive");
            _stopped[0].TagObjects.ToDictionary().ShouldContainKeyAndValue("aspnetwebsockets.message.size", 5L);
            _stopped[1].OperationName.ShouldBe("websocket.send");
            _stopped[1].TagObjects.ToDictionary().ShouldContainKeyAndValue("aspnetwebsockets.message.type", "text");
        }
    }

    [Fact]
    public async Task A_message_that_the_end_of_the_connection_cuts_off_is_an_error()
    {
        await using ConnectionPair pair = new(options => options.MessageTraceRatio = 1);
        pair.Client.Send(ClientFrame.Text("abc", fin: false));
        _ = await pair.ReceiveTextAsync();
        await pair.SendBinaryAsync(new byte[7], endOfMessage: false);
        pair.Client.Reset();
        await pair.Server.DisposeAsync().InTimeAsync();
        _stopped
            .Select(static each => each.OperationName)
            .ShouldBe(["websocket.receive", "websocket.send", "websocket.connection"]);
        _stopped.ShouldAllBe(static each => each.Status == ActivityStatusCode.Error);
        Dictionary<string, object?> receive = _stopped[0].TagObjects.ToDictionary();
        receive.ShouldContainKeyAndValue("aspnetwebsockets.message.size", 3L);
        receive.ShouldContainKeyAndValue("aspnetwebsockets.message.type", "text");
        receive.ShouldContainKeyAndValue("error.type", "client_reset");
        _stopped[1].TagObjects.ToDictionary().ShouldContainKeyAndValue("aspnetwebsockets.message.size", 7L);
    }

    [Fact]
    public async Task A_receive_that_was_interrupted_begins_no_span()
    {
        await using SocketPair pair = new(options => options.MessageTraceRatio = 1);
        List<Activity> started = [];
        _listener.ActivityStarted = activity => AddMine(activity, started);
        using CancellationTokenSource source = new();
        Task receive = pair.Socket.ReceiveMessageAsync(source.Token).AsTask();
        await source.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        started.ShouldBeEmpty();
        pair.Client.Send(ClientFrame.Binary(new byte[3]));
        using WebSocketMessage? message = await pair.Socket.ReceiveMessageAsync(default).InTimeAsync();
        _stopped
            .ShouldHaveSingleItem()
            .TagObjects.ToDictionary()
            .ShouldContainKeyAndValue("aspnetwebsockets.message.type", "binary");
    }

    [Fact]
    public async Task Without_a_sampled_trace_there_is_no_span()
    {
        Activity.Current = null;
        await using ConnectionPair pair = new(options => options.MessageTraceRatio = 1);
        pair.Server.Activity.ShouldBeNull();
    }

    private void AddMine(Activity activity, List<Activity> list)
    {
        if (
            activity.TraceId == _request.TraceId
            || activity.Links.Any(link => link.Context.TraceId == _request.TraceId)
        )
        {
            lock (list)
            {
                list.Add(activity);
            }
        }
    }
}
