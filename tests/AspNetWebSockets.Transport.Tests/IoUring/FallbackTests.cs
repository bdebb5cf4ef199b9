using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>Where io_uring is forbidden, epoll serves and the reason is told.</summary>
public sealed class FallbackTests
{
    private const uint SetupNumber = 425;

    [Theory]
    [InlineData(Errors.NotPermitted, "seccomp profile or security module forbids")]
    [InlineData(Errors.NoSystemCall, "has no io_uring")]
    public void A_seccomp_profile_that_forbids_io_uring_leaves_epoll(int error, string expected) =>
        OtherThread.Run(() =>
        {
            SeccompFilter.Forbid(SetupNumber, error);

            TransportChoice choice = Choose(EventLoopTransportKind.Auto);

            choice.Kind.ShouldBe(EventLoopTransportKind.Epoll);
            choice.Info.Name.ShouldBe("epoll");
            choice.Info.Reason.ShouldStartWith("not io_uring, because ");
            choice.Info.Reason.ShouldContain(expected);
        });

    [Fact]
    public void Where_io_uring_works_it_is_the_first_choice()
    {
        Assert.SkipUnless(TransportChoice.WhyImpossible(EventLoopTransportKind.IoUring) is null, "no io_uring here");

        Choose(EventLoopTransportKind.Auto).Kind.ShouldBe(EventLoopTransportKind.IoUring);
    }

    private static TransportChoice Choose(EventLoopTransportKind kind)
    {
        using ServiceProvider services = new ServiceCollection()
            .AddMetrics()
            .AddSingleton<TransportMetrics>()
            .BuildServiceProvider();
        return new TransportChoice(
            Options.Create(new EventLoopTransportOptions { Kind = kind }),
            services.GetRequiredService<TransportMetrics>(),
            NullLoggerFactory.Instance
        );
    }
}
