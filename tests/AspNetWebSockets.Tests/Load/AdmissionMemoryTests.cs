using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>What it costs to remember the request behind a connection: nothing, or about a hundred bytes.</summary>
public sealed class AdmissionMemoryTests
{
    [Fact]
    public void A_handshake_allocates_nothing_where_nothing_is_remembered()
    {
        AdmissionControl admission = Create(static _ => { });
        DefaultHttpContext context = new();
        _ = admission.Admit(context, subProtocol: null, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            admission.Admit(context, subProtocol: null, out AdmittedConnection? admitted).ShouldBeNull();
            (admitted is null).ShouldBeTrue();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_connection_that_is_tracked_costs_one_object_beside_its_texts()
    {
        AdmissionControl admission = Create(static options =>
        {
            options.Identity.TrackConnections = true;
            options.Identity.UserKey = static _ => "ada";
        });
        DefaultHttpContext context = new() { Request = { Path = "/chat", Protocol = "HTTP/1.1" } };
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        _ = admission.Admit(context, subProtocol: null, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = admission.Admit(context, subProtocol: null, out AdmittedConnection? admitted);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(112, "as docs/identity.md says");
        admitted.ShouldNotBeNull();
    }

    private static AdmissionControl Create(Action<AspNetWebSocketsOptions> configure)
    {
        ServiceCollection services = new();
        services.AddLogging(static logging => logging.ClearProviders()).AddAspNetWebSockets(configure);
        return services.BuildServiceProvider().GetRequiredService<AdmissionControl>();
    }
}
