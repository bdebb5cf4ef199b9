using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>A host that starts with options, or does not.</summary>
internal static class OptionsAtStart
{
    /// <param name="set">Sets the options.</param>
    /// <param name="refused">What the only error says; <see langword="null"/> when the host starts.</param>
    public static async Task StartAsync(Action<AspNetWebSocketsOptions> set, string? refused)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddAspNetWebSockets(set);
        await using WebApplication application = builder.Build();
        Task start = application.StartAsync(TestContext.Current.CancellationToken);
        if (refused is null)
        {
            await start.InTimeAsync();
            return;
        }

        OptionsValidationException exception = await Should.ThrowAsync<OptionsValidationException>(start.InTimeAsync());
        exception.Failures.ShouldHaveSingleItem().ShouldContain(refused);
    }
}
