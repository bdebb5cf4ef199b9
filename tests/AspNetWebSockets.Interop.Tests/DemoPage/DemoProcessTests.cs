using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.DemoPage;

/// <summary>What <c>dotnet run --project samples/Demo</c> says in the terminal.</summary>
public sealed class DemoProcessTests
{
    [Fact]
    public async Task Says_what_to_do_when_its_port_is_taken()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        using ServerProcess first = new("Demo", "--urls", "http://127.0.0.1:0");
        string ready = (await first.OutputLineAsync(cancelled)).ShouldNotBeNull();
        string address = ready.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal));

        using ServerProcess second = new("Demo", "--urls", address);

        string errors = await second.ErrorsAsync(cancelled);
        errors.ShouldContain("Choose a free one:");
        errors.ShouldContain("dotnet run --project samples/Demo -- --urls http://localhost:5081");
        (await second.OutputLineAsync(cancelled)).ShouldBeNull("One sentence, no stack trace.");
        (await second.ExitCodeAsync(cancelled)).ShouldBe(1);
    }
}
