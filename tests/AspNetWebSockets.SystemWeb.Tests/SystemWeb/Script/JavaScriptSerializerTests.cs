using System.Collections;
using System.Text;
using System.Web.Script.Serialization;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Script;

/// <summary><see cref="JavaScriptSerializer"/>: the format that clients of ASP.NET AJAX know, and what it takes.</summary>
public sealed class JavaScriptSerializerTests
{
    private readonly JavaScriptSerializer _serializer = new();

    public static TheoryData<object?, string> Written { get; } =
        new()
        {
            { null, "null" },
            { DBNull.Value, "null" },
            { '\0', "null" },
            { 'x', "\"x\"" },
            { "a\"b\\c\b\f\n\r\t\u0001\u2028é", "\"a\\\"b\\\\c\\b\\f\\n\\r\\t\\u0001\\u2028é\"" },
            { "<a href='x'>&", "\"\\u003ca href=\\u0027x\\u0027\\u003e\\u0026\"" },
            { true, "true" },
            { -5, "-5" },
            { 1.5, "1.5" },
            { 0.1f, "0.1" },
            { 12.30m, "12.30" },
            { DayOfWeek.Tuesday, "2" },
            { new DateTime(1970, 1, 1, 0, 0, 1, DateTimeKind.Utc), "\"\\/Date(1000)\\/\"" },
            { new DateTimeOffset(1970, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), "\"\\/Date(0)\\/\"" },
            { Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
            { new Uri("http://example.org/a b"), "\"http://example.org/a%20b\"" },
            { new[] { 1, 2 }, "[1,2]" },
            {
                new ArrayList { "a", null },
                "[\"a\",null]"
            },
            {
                new Dictionary<string, object>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = "c" },
                "{\"a\":1,\"b\":\"c\"}"
            },
            {
                new
                {
                    type = "chat",
                    count = 2,
                    inner = new { x = (int?)null },
                },
                "{\"type\":\"chat\",\"count\":2,\"inner\":{\"x\":null}}"
            },
            {
                new Message { Text = "hi", From = "me" },
                "{\"From\":\"me\",\"Text\":\"hi\",\"Inner\":null}"
            },
        };

    [Theory]
    [MemberData(nameof(Written), DisableDiscoveryEnumeration = true)]
    public void Writes(object? value, string json) => _serializer.Serialize(value).ShouldBe(json);

    public static TheoryData<string, object?> Read { get; } =
        new()
        {
            { "", null },
            { " \r\n null ", null },
            { "true", true },
            { "12", 12 },
            { "-3000000000", -3000000000L },
            { "1.50", 1.50m },
            { "1e3", 1000.0 },
            { "'single'", "single" },
            { "\"a\\u00e9\\/\\n\"", "aé/\n" },
            { "\"\\/Date(1000)\\/\"", new DateTime(1970, 1, 1, 0, 0, 1, DateTimeKind.Utc) },
            { "\"\\/Date(-1000+0200)\\/\"", new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc) },
            { "[1,\"a\",[]]", new object[] { 1, "a", Array.Empty<object>() } },
        };

    [Theory]
    [MemberData(nameof(Read), DisableDiscoveryEnumeration = true)]
    public void Reads(string json, object? value) => _serializer.DeserializeObject(json).ShouldBe(value);

    [Fact]
    public void An_object_becomes_a_dictionary_and_an_array_in_it_an_array()
    {
        var read = (Dictionary<string, object?>)_serializer.DeserializeObject("{a:[1,{\"b\":2}], 'c':{}}")!;
        var items = read["a"].ShouldBeOfType<object[]>();
        items[1].ShouldBeOfType<Dictionary<string, object?>>()["b"].ShouldBe(2);
        read["c"].ShouldBeOfType<Dictionary<string, object?>>().ShouldBeEmpty();
    }

    [Fact]
    public void A_dictionary_asked_for_by_type_has_lists_in_it() =>
        _serializer
            .Deserialize<Dictionary<string, object>>("{\"a\":[1,2]}")!["a"]
            .ShouldBeOfType<ArrayList>()
            .ToArray()
            .ShouldBe([1, 2]);

    [Fact]
    public void Members_are_found_whatever_their_case_and_others_passed_over()
    {
        Message read = _serializer.Deserialize<Message>(
            "{\"TEXT\":5,\"from\":\"you\",\"other\":1,\"ReadOnly\":3,\"Secret\":\"kept\",\"At\":\"\\/Date(0)\\/\",\"Kind\":\"Friday\",\"Count\":\"7\",\"List\":[\"1\",2],\"Inner\":{\"Text\":\"deep\"}}"
        )!;
        read.Text.ShouldBe("5");
        read.From.ShouldBe("you");
        read.Secret.ShouldBe("kept");
        read.At.ShouldBe(DateTime.UnixEpoch);
        read.Kind.ShouldBe(DayOfWeek.Friday);
        read.Count.ShouldBe(7);
        read.List.ShouldBe([1, 2]);
        read.Inner!.Text.ShouldBe("deep");
    }

    [Theory]
    [InlineData(typeof(int[]))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(IList<int>))]
    [InlineData(typeof(IEnumerable<int>))]
    [InlineData(typeof(IReadOnlyList<int>))]
    public void Arrays_become_what_is_asked_for(Type type) =>
        ((IEnumerable<int>)_serializer.Deserialize("[1,\"2\",3]", type)!).ShouldBe([1, 2, 3]);

    [Fact]
    public void Generic_dictionaries_are_filled() =>
        _serializer.Deserialize<IDictionary<string, int>>("{\"a\":1,\"b\":\"2\"}")!["b"].ShouldBe(2);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":1,,}")]
    [InlineData("[1,]")]
    [InlineData("[1")]
    [InlineData("[1 2]")]
    [InlineData("\"abc")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u123")]
    [InlineData("\"\\")]
    [InlineData("hello")]
    [InlineData("1 2")]
    [InlineData("}")]
    [InlineData(",")]
    [InlineData("NaN1")]
    [InlineData("\"\\/Date(9999999999999999)\\/\"")]
    public void What_is_no_JSON_is_an_argument_exception(string json) =>
        Should.Throw<ArgumentException>(() => _serializer.DeserializeObject(json)).Message.Length.ShouldBeLessThan(300);

    [Fact]
    public void A_long_fault_shows_only_its_surroundings()
    {
        string json = "[" + new string('x', 10_000) + "]";
        Should.Throw<ArgumentException>(() => _serializer.DeserializeObject(json)).Message.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void Limits_hold_in_both_directions()
    {
        JavaScriptSerializer small = new() { MaxJsonLength = 5, RecursionLimit = 2 };
        small.Serialize("abc").ShouldBe("\"abc\"");
        Should.Throw<InvalidOperationException>(() => small.Serialize("abcd"));
        Should.Throw<ArgumentException>(() => small.DeserializeObject("\"abcd\"")).ParamName.ShouldBe("input");
        small.Serialize(new[] { 1 }).ShouldBe("[1]");
        Should
            .Throw<ArgumentException>(() => small.Serialize(new[] { new[] { 1 } }))
            .Message.ShouldContain("RecursionLimit");
        Should.Throw<ArgumentException>(() => small.DeserializeObject("[[1]]")).Message.ShouldContain("RecursionLimit");
        Should.Throw<ArgumentOutOfRangeException>(() => small.MaxJsonLength = 0);
        Should.Throw<ArgumentOutOfRangeException>(() => small.RecursionLimit = 0);
    }

    [Fact]
    public void Deep_nesting_from_a_client_ends_at_the_limit() =>
        Should
            .Throw<ArgumentException>(() => _serializer.DeserializeObject(new string('[', 1_000_000)))
            .Message.ShouldContain("RecursionLimit");

    [Fact]
    public void Objects_that_cannot_be_written_are_refused_in_words()
    {
        Message circle = new();
        circle.Inner = circle;
        Should.Throw<InvalidOperationException>(() => _serializer.Serialize(circle)).Message.ShouldContain("circular");
        Should.Throw<InvalidOperationException>(() => _serializer.Serialize(Big.One)).Message.ShouldContain("64 bits");
        Should.Throw<ArgumentException>(() => _serializer.Serialize(new Dictionary<int, int> { [1] = 2 }));
    }

    [Fact]
    public void Types_that_do_not_fit_are_refused_in_words()
    {
        Should.Throw<InvalidOperationException>(() => _serializer.Deserialize<int>("null"));
        Should.Throw<InvalidOperationException>(() => _serializer.Deserialize<Message>("[]"));
        Should.Throw<MissingMethodException>(() => _serializer.Deserialize<int[]>("{}"));
        Should.Throw<ArgumentException>(() => _serializer.Deserialize<int>("3.0"));
        Should.Throw<MissingMethodException>(() => _serializer.Deserialize<Uri>("{}"));
        Should.Throw<InvalidOperationException>(() => _serializer.Deserialize<Dictionary<int, int>>("{\"1\":2}"));
        Should.Throw<ArgumentException>(() => _serializer.Deserialize<int>("\"x\""));
        Should.Throw<ArgumentNullException>(() => _serializer.Deserialize<int>(null!)).ParamName.ShouldBe("input");
        _serializer.Deserialize<int?>("null").ShouldBeNull();
        _serializer.Deserialize<char>("null").ShouldBe('\0');
    }

    [Fact]
    public void A_converter_takes_its_types()
    {
        _serializer.RegisterConverters([new PointConverter()]);
        _serializer.Serialize(new[] { new Point(1, 2) }).ShouldBe("[{\"at\":\"1;2\"}]");
        _serializer.Deserialize<List<Point>>("[{\"at\":\"3;4\"}]").ShouldBe([new Point(3, 4)]);
    }

    [Fact]
    public void Types_are_named_only_through_a_resolver()
    {
        JavaScriptSerializer named = new(new MessageResolver());
        string json = named.Serialize(new Message { Text = "x" });
        json.ShouldStartWith("{\"__type\":\"message\",");
        named.DeserializeObject(json).ShouldBeOfType<Message>().Text.ShouldBe("x");
        Should.Throw<InvalidOperationException>(() => named.DeserializeObject("{\"__type\":\"other\"}"));
        var plain = _serializer.DeserializeObject(json).ShouldBeOfType<Dictionary<string, object?>>();
        plain.ShouldNotContainKey("__type");
    }

    [Fact]
    public void Converts_what_was_read()
    {
        object? read = _serializer.DeserializeObject("{\"Text\":\"later\"}");
        _serializer.ConvertToType<Message>(read)!.Text.ShouldBe("later");
        _serializer.ConvertToType<int>("12").ShouldBe(12);
    }

    [Fact]
    public void Ignored_members_are_not_written_and_overrides_only_when_asked()
    {
        _serializer.Serialize(new Derived()).ShouldBe("{\"Plain\":2}");
    }

    [Fact]
    public void Writes_behind_what_is_there()
    {
        StringBuilder output = new("x=");
        _serializer.Serialize(1, output);
        output.ToString().ShouldBe("x=1");
    }

    private enum Big : long
    {
        One = 1,
    }

    private sealed record Point(int X, int Y);

    private sealed class Message
    {
        public string? From;

        public string? Text { get; set; }

        [ScriptIgnore]
        public string? Secret { get; set; }

        [ScriptIgnore]
        public DateTime At { get; set; }

        [ScriptIgnore]
        public DayOfWeek Kind { get; set; }

        [ScriptIgnore]
        public int? Count { get; set; }

        [ScriptIgnore]
        public List<int>? List { get; set; }

        [ScriptIgnore]
        public int ReadOnly => 1;

        public Message? Inner { get; set; }
    }

    private class Base
    {
        [ScriptIgnore(ApplyToOverrides = true)]
        public virtual int Hidden => 1;

        [ScriptIgnore]
        public virtual int Plain => 1;
    }

    private sealed class Derived : Base
    {
        public override int Hidden => 2;

        public override int Plain => 2;
    }

    private sealed class PointConverter : JavaScriptConverter
    {
        public override IEnumerable<Type> SupportedTypes => [typeof(Point)];

        public override object Deserialize(
            IDictionary<string, object?> dictionary,
            Type type,
            JavaScriptSerializer serializer
        )
        {
            int[] parts =
            [
                .. ((string)dictionary["at"]!).Split(';').Select(part => serializer.ConvertToType<int>(part)),
            ];
            return new Point(parts[0], parts[1]);
        }

        public override IDictionary<string, object?> Serialize(object obj, JavaScriptSerializer serializer) =>
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["at"] = $"{((Point)obj).X};{((Point)obj).Y}" };
    }

    private sealed class MessageResolver : JavaScriptTypeResolver
    {
        public override Type? ResolveType(string id) =>
            string.Equals(id, "message", StringComparison.Ordinal) ? typeof(Message) : null;

        public override string? ResolveTypeId(Type type) => type == typeof(Message) ? "message" : null;
    }
}
