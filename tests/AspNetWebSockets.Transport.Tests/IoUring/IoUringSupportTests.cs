using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>Whether io_uring can be used is found out by using it, and told in words.</summary>
public sealed class IoUringSupportTests
{
    private const uint SetupNumber = 425;
    private const uint RegisterNumber = 427;

    [Fact]
    public void A_probe_that_finds_io_uring_gives_no_reason()
    {
        IoUringSupport support = IoUringSupport.Probe();
        Assert.SkipUnless(support.IsSupported, support.Reason ?? string.Empty);

        support.Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, null, "seccomp profile or security module forbids")]
    [InlineData(1, "0", "seccomp profile or security module forbids")]
    [InlineData(13, "0", "seccomp profile or security module forbids")]
    [InlineData(1, "1", "kernel.io_uring_disabled is 1")]
    [InlineData(1, "2", "kernel.io_uring_disabled is 2")]
    [InlineData(38, null, "has no io_uring")]
    [InlineData(12, null, "locked memory")]
    [InlineData(22, null, "error 22")]
    public void A_failed_setup_is_explained(int error, string? disabledSetting, string expected) =>
        IoUringSupport.Explain(error, disabledSetting).ShouldContain(expected);

    [Theory]
    [InlineData(Errors.NotPermitted, "seccomp profile or security module forbids")]
    [InlineData(Errors.NoSystemCall, "has no io_uring")]
    public void A_seccomp_profile_that_forbids_rings_is_noticed(int error, string expected) =>
        OtherThread.Run(() =>
        {
            SeccompFilter.Forbid(SetupNumber, error);

            IoUringSupport support = IoUringSupport.Probe();

            support.IsSupported.ShouldBeFalse();
            support.Reason.ShouldNotBeNull().ShouldContain(expected);
        });

    [Fact]
    public void A_kernel_that_cannot_tell_its_operations_is_told_as_too_old() =>
        OtherThread.Run(() =>
        {
            IoUringSupport support = IoUringSupport.Probe();
            Assert.SkipUnless(support.IsSupported, support.Reason ?? string.Empty);
            SeccompFilter.Forbid(RegisterNumber, Errors.NotPermitted);

            IoUringSupport.Probe().Reason.ShouldNotBeNull().ShouldContain("Linux 6.0");
        });
}
