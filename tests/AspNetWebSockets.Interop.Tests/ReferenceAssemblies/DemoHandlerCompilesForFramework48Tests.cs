using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.ReferenceAssemblies;

/// <summary>The handler that the Demo page shows is a .NET Framework 4.8 one: only the page's recorder is its own.</summary>
public sealed class DemoHandlerCompilesForFramework48Tests
{
    private const string Recorder = """

        namespace Demo
        {
            internal static class CallRecorder
            {
                public static System.Func<System.Web.WebSockets.AspNetWebSocketContext, System.Threading.Tasks.Task> Around(
                    System.Func<System.Web.WebSockets.AspNetWebSocketContext, System.Threading.Tasks.Task> userFunc
                )
                {
                    return userFunc;
                }
            }
        }
        """;

    [Fact]
    public async Task Compiles()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        string handler = Path.Combine(BuildPlaces.RepositoryRoot, "samples", "Demo", "Handlers", "ClosingHandler.cs");
        string source = Path.Combine(AppContext.BaseDirectory, "ClosingHandlerWithRecorder.cs");
        await File.WriteAllTextAsync(source, await File.ReadAllTextAsync(handler, cancelled) + Recorder, cancelled);

        CompilerRun run = await CompilerRun.OfAsync(source, cancelled);

        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }
}
