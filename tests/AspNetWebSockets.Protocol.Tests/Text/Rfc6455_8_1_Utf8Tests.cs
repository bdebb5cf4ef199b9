using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 8.1: text is valid UTF-8, else 1007, at the first byte that makes it impossible.</summary>
public sealed class Rfc6455_8_1_Utf8Tests
{
    /// <summary>The header in front of a short masked payload.</summary>
    private const int HeaderLength = 6;

    /// <summary>Sequences, what is wrong with them, and the first byte that no valid text can have there; -1 for none.</summary>
    public static TheoryData<string, string, int> Sequences { get; } =
        new()
        {
            { "valid: every length", "24 C2A2 E282AC F09F9880", -1 },
            { "valid: lowest of each length", "00 C280 E0A080 F0908080", -1 },
            { "valid: highest of each length", "7F DFBF EFBFBF F48FBFBF", -1 },
            { "valid: around the surrogates", "ED9FBF EE8080", -1 },
            { "valid: 4 bytes between the extremes", "F1808080 F2A1A2A3 F3BFBFBF", -1 },
            { "valid: noncharacters", "EFBFBE EFB790 F09FBFBF", -1 },
            { "valid: byte order mark", "EFBBBF 61", -1 },
            { "continuation without lead", "80", 0 },
            { "continuation without lead, last", "61 BF", 1 },
            { "two continuations", "C280 80", 2 },
            { "overlong 2 bytes, C0", "C080", 0 },
            { "overlong 2 bytes, C1", "C1BF", 0 },
            { "overlong 3 bytes, lowest", "E08080", 1 },
            { "overlong 3 bytes, highest", "E09FBF", 1 },
            { "overlong 4 bytes, lowest", "F0808080", 1 },
            { "overlong 4 bytes, highest", "F08FBFBF", 1 },
            { "overlong 5 bytes", "F880808080", 0 },
            { "overlong 6 bytes", "FC8080808080", 0 },
            { "surrogate, first high", "EDA080", 1 },
            { "surrogate, last high", "EDAFBF", 1 },
            { "surrogate, first low", "EDB080", 1 },
            { "surrogate, last low", "EDBFBF", 1 },
            { "surrogate pair", "EDA080 EDB080", 1 },
            { "beyond U+10FFFF by one", "F4908080", 1 },
            { "beyond U+10FFFF, F5", "F5808080", 0 },
            { "beyond U+10FFFF, F7", "F7BFBFBF", 0 },
            { "never in UTF-8: FE", "FE", 0 },
            { "never in UTF-8: FF", "FF", 0 },
            { "2 bytes cut short by ASCII", "C2 61", 1 },
            { "2 bytes cut short by a lead", "C2 C2A2", 1 },
            { "3 bytes cut short after 1", "E2 61", 1 },
            { "3 bytes cut short after 2", "E282 61", 2 },
            { "4 bytes cut short after 1", "F0 61", 1 },
            { "4 bytes cut short after 2", "F09F 61", 2 },
            { "4 bytes cut short after 3", "F09F98 61", 3 },
            { "4 bytes cut short by a lead", "F09F98 F09F9880", 3 },
            { "third byte no continuation", "E282 C0", 2 },
            { "Autobahn 6.3.1", "CEBAE1BDB9CF83CEBCCEB5 EDA080 656469746564", 12 },
            { "Autobahn 6.4.1", "CEBAE1BDB9CF83CEBCCEB5 F4908080 656469746564", 12 },
        };

    /// <summary>Beginnings of a character, with the number of bytes that each lacks.</summary>
    public static TheoryData<string, int> Truncated { get; } =
        new()
        {
            { "C2", 1 },
            { "DF", 1 },
            { "E0", 2 },
            { "E0A0", 1 },
            { "E282", 1 },
            { "ED9F", 1 },
            { "F0", 3 },
            { "F090", 2 },
            { "F09080", 1 },
            { "F1", 3 },
            { "F3BF", 2 },
            { "F48F", 2 },
            { "F48FBF", 1 },
        };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void The_validator_fails_at_the_first_impossible_byte(string what, string hex, int index)
    {
        _ = what;
        byte[] bytes = Hex.Bytes(hex);
        Utf8Validator validator = new();
        for (int i = 0; i < bytes.Length; i++)
        {
            bool expected = index < 0 || i < index;
            validator.Append(bytes.AsSpan(i, 1)).ShouldBe(expected);
            if (!expected)
            {
                return;
            }
        }

        validator.IsComplete.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void The_verdict_is_the_same_at_every_split_and_behind_any_length_of_ASCII(
        string what,
        string hex,
        int index
    )
    {
        _ = what;
        byte[] bytes = Hex.Bytes(hex);
        for (int ascii = 0; ascii <= 70; ascii++)
        {
            byte[] text = [.. Enumerable.Repeat((byte)'a', ascii), .. bytes, .. "zzzz"u8];
            for (int cut = 0; cut <= text.Length; cut++)
            {
                Utf8Validator validator = new();
                bool valid = validator.Append(text.AsSpan(0, cut)) && validator.Append(text.AsSpan(cut));
                valid.ShouldBe(index < 0, $"{ascii} letters, cut at {cut}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_piece_that_ends_with_the_impossible_byte_is_refused_and_one_that_ends_before_it_is_not(
        string what,
        string hex,
        int index
    )
    {
        _ = what;
        byte[] text = [.. "aaaa"u8, .. Hex.Bytes(hex)];
        int possible = index < 0 ? text.Length : 4 + index;
        for (int length = 0; length <= text.Length; length++)
        {
            Utf8Validator validator = new();
            bool expected = length <= possible;
            validator.Append(text.AsSpan(0, length)).ShouldBe(expected, $"the first {length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_text_frame_fails_at_the_first_impossible_byte_with_1007(string what, string hex, int index)
    {
        _ = what;
        byte[] payload = Hex.Bytes(hex);
        Failure? expected = index < 0 ? null : new(HeaderLength + index, Violations.InvalidText);

        // The frame is not the last, so that there is room behind it and only the bytes themselves count.
        Delivery.FirstFailure(ClientFrame.Build(FrameOpcodes.Text, payload, fin: false)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_text_in_two_fragments_fails_at_the_first_impossible_byte(string what, string hex, int index)
    {
        _ = what;
        byte[] payload = Hex.Bytes(hex);
        for (int cut = 0; cut <= payload.Length; cut++)
        {
            byte[] stream =
            [
                .. ClientFrame.Build(FrameOpcodes.Text, payload.AsSpan(0, cut), fin: false),
                .. ClientFrame.Ping([0xFF]),
                .. ClientFrame.Continuation(payload.AsSpan(cut), fin: false),
            ];
            int headers = index < cut ? HeaderLength : HeaderLength + ClientFrame.Ping([0]).Length + HeaderLength;
            Failure? expected = index < 0 ? null : new(headers + index, Violations.InvalidText);
            Delivery.FirstFailure(stream).ShouldBe(expected, $"cut at {cut}");
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_text_message_that_comes_at_once_is_read_or_fails_with_1007(string what, string hex, int index)
    {
        _ = what;
        byte[] payload = Hex.Bytes(hex);
        Transcript transcript = Delivery.ReadAll(ClientFrame.Build(FrameOpcodes.Text, payload));
        transcript.Violation.ShouldBe(index < 0 ? null : Violations.InvalidText);
        transcript.Events.ShouldBe(index < 0 ? [Incoming.Fragment(isText: true, endOfMessage: true, payload)] : []);
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_text_message_that_comes_at_once_and_ends_inside_a_character_fails_with_1007(string hex, int lacking)
    {
        _ = lacking;
        byte[] frame = ClientFrame.Build(FrameOpcodes.Text, Hex.Bytes(hex));
        Delivery.ReadAll(frame).Violation.ShouldBe(Violations.InvalidText);
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_character_that_the_last_frame_has_no_room_for_fails_at_its_first_byte(string hex, int lacking)
    {
        byte[] bytes = Hex.Bytes(hex);
        Failure expected = new(HeaderLength + 1, Violations.InvalidText);
        Delivery.FirstFailure(ClientFrame.Build(FrameOpcodes.Text, [.. "a"u8, .. bytes])).ShouldBe(expected);

        // With one byte less than it lacks behind it, it is impossible all the same.
        byte[] filled = [.. "a"u8, .. bytes, .. Enumerable.Repeat((byte)0xA0, lacking - 1)];
        Delivery.FirstFailure(ClientFrame.Build(FrameOpcodes.Text, filled)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_last_fragment_too_short_for_the_character_in_progress_fails_at_its_length(string hex, int lacking)
    {
        byte[] begun = ClientFrame.Build(FrameOpcodes.Text, Hex.Bytes(hex), fin: false);
        for (int length = 0; length <= 3; length++)
        {
            byte[] last = ClientFrame.Continuation(Enumerable.Repeat((byte)0x9F, length).ToArray().AsSpan());
            Failure? failure = Delivery.FirstFailure([.. begun, .. last]);
            Failure tooShort = new(begun.Length + 1, Violations.InvalidText);
            (failure == tooShort).ShouldBe(length < lacking, $"{length} bytes of {lacking}");
        }

        byte[] notLast = ClientFrame.Continuation([], fin: false);
        Delivery.FirstFailure([.. begun, .. notLast]).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_validator_inside_a_character_is_not_complete_until_reset(string hex, int lacking)
    {
        _ = lacking;
        Utf8Validator validator = new();
        validator.Append(Hex.Bytes(hex)).ShouldBeTrue();
        validator.IsComplete.ShouldBeFalse();
        validator.Reset();
        validator.IsComplete.ShouldBeTrue();
        validator.Append("a"u8).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_close_reason_fails_at_the_first_impossible_byte_with_1007(string what, string hex, int index)
    {
        _ = what;

        // Letters behind the sequence leave room, so that only the bytes themselves count.
        byte[] body = [0x03, 0xE8, .. Hex.Bytes(hex), .. "zzzz"u8];
        Failure? expected = index < 0 ? null : new(HeaderLength + 2 + index, Violations.InvalidCloseReason);
        Delivery.FirstFailure(ClientFrame.Build(FrameOpcodes.Close, body)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Truncated))]
    public void A_close_reason_that_ends_inside_a_character_fails_at_its_first_byte(string hex, int lacking)
    {
        _ = lacking;
        Delivery
            .FirstFailure(ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xE8, .. "a"u8, .. Hex.Bytes(hex)]))
            .ShouldBe(new Failure(HeaderLength + 3, Violations.InvalidCloseReason));
    }

    [Fact]
    public void Binary_messages_and_pings_carry_any_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 125).Select(i => (byte)(i + 131))];
        Delivery
            .FirstFailure([
                .. ClientFrame.Build(FrameOpcodes.Text, [0xC3], fin: false),
                .. ClientFrame.Ping(bytes),
                .. ClientFrame.Continuation([0xA9]),
                .. ClientFrame.Binary(bytes),
                .. ClientFrame.Binary(bytes, fin: false),
                .. ClientFrame.Continuation([]),
            ])
            .ShouldBeNull();
    }
}
