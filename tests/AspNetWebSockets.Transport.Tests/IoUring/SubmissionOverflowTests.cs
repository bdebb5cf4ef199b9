using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>Requests that wait for room keep their order.</summary>
public sealed class SubmissionOverflowTests
{
    [Fact]
    public void What_is_added_is_taken_in_order_also_when_it_grows_in_between()
    {
        SubmissionOverflow overflow = new();
        ulong added = 0;
        ulong taken = 0;
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 13; i++)
            {
                overflow.Add().Nop(added++);
            }

            for (int i = 0; i < 9; i++)
            {
                SubmissionEntry expected = default;
                expected.Nop(taken++);
                overflow.Take().ShouldBe(expected);
            }

            overflow.Count.ShouldBe((int)(added - taken));
        }
    }
}
