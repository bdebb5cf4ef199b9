using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The reader's bound on the fragments of a message, which no RFC sets.</summary>
public sealed class FragmentLimitTests
{
    private readonly MessageReader _reader = new(1000, maxFragments: 3);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void As_many_fragments_are_read_and_the_next_message_starts_anew(int length)
    {
        for (int message = 1; message <= 3; message++)
        {
            Read(ClientFrame.Binary(new byte[length], fin: false)).ShouldBe(MessageEvent.FragmentEnd);
            Read(ClientFrame.Ping()).ShouldBe(MessageEvent.Ping);
            Read(ClientFrame.Continuation(new byte[length], fin: false)).ShouldBe(MessageEvent.FragmentEnd);
            _reader.FragmentCount.ShouldBe(2);
            Read(ClientFrame.Continuation(new byte[length])).ShouldBe(MessageEvent.FragmentEnd);
            _reader.FragmentCount.ShouldBe(0);
            Read(ClientFrame.Binary([1])).ShouldBe(MessageEvent.FragmentEnd);
            _reader.MessageCount.ShouldBe(2 * message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_header_of_one_more_breaks_the_rule(int length)
    {
        _ = Read(ClientFrame.Text("", fin: false));
        _ = Read(ClientFrame.Continuation([], fin: false));
        _ = Read(ClientFrame.Continuation([], fin: false));
        Read(ClientFrame.Continuation(new byte[length])).ShouldBe(MessageEvent.Violation);
        _reader.Violation.ShouldBe(Violations.TooManyFragments);
        Violations.TooManyFragments.CloseCode.ShouldBe(1008);
    }

    [Fact]
    public void A_bound_of_none_is_refused() =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => new MessageReader(1, maxFragments: 0))
            .ParamName.ShouldBe("maxFragments");

    [Fact]
    public void A_rule_that_is_judged_elsewhere_stops_the_reader()
    {
        _reader.Stop(Violations.TooManyMessages);
        Read(ClientFrame.Text("a")).ShouldBe(MessageEvent.Violation);
        _reader.Violation.ShouldBe(Violations.TooManyMessages);
    }

    [Fact]
    public void What_is_left_of_a_data_frame_gets_less_with_its_bytes_and_that_of_others_is_nothing()
    {
        byte[] frame = ClientFrame.Binary(new byte[200]);
        int header = frame.Length - 200;
        _reader.PayloadLeft.ShouldBe(0);
        _ = Read(frame[..(header - 1)]);
        _reader.PayloadLeft.ShouldBe(0, "not known yet");
        _ = Read(frame[(header - 1)..header]);
        _reader.PayloadLeft.ShouldBe(200);
        _ = Read(frame[header..(header + 50)]);
        _reader.PayloadLeft.ShouldBe(150);
        _ = Read(frame[(header + 50)..]);
        _reader.PayloadLeft.ShouldBe(0);

        byte[] ping = ClientFrame.Ping(new byte[10]);
        Read(ping[..^1]).ShouldBe(MessageEvent.NeedInput);
        _reader.PayloadLeft.ShouldBe(0, "no data frame");
        Read(ping[^1..]).ShouldBe(MessageEvent.Ping);
    }

    [Fact]
    public void Within_a_frame_is_from_its_first_byte_to_its_last()
    {
        byte[] frame = ClientFrame.Binary(new byte[200]);
        _reader.IsInFrame.ShouldBeFalse();
        Read(frame[..1]).ShouldBe(MessageEvent.NeedInput);
        _reader.IsInFrame.ShouldBeTrue();
        Read(frame[1..^1]).ShouldBe(MessageEvent.NeedInput);
        _reader.IsInFrame.ShouldBeTrue();
        Read(frame[^1..]).ShouldBe(MessageEvent.FragmentEnd);
        _reader.IsInFrame.ShouldBeFalse();
    }

    private MessageEvent Read(byte[] bytes) => _reader.Read(bytes, new byte[1000], out _, out _);
}
