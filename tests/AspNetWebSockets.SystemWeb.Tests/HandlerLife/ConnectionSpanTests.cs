using System.Diagnostics;
using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.HandlerLife;

/// <summary>A handler finds the span of its connection by its context.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class ConnectionSpanTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_there_when_somebody_listens(bool listens)
    {
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => listens && source.Name is "AspNetWebSockets",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        TaskCompletionSource<Activity?> found = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(context =>
            {
                found.SetResult(context.GetActivity());
                return Task.CompletedTask;
            })
        );

        using ClientWebSocket client = await host.ConnectAsync("/h.ashx");

        Activity? activity = await found.Task.Bounded();
        activity?.OperationName.ShouldBe("websocket.connection");
        (activity is not null).ShouldBe(listens);
    }
}
