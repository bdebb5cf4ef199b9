using System.Web.Helpers;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests.Helpers;

/// <summary><see cref="Json"/> of the Web Pages assembly, which came with MVC.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Members_are_found_by_name_and_absent_ones_are_null()
    {
        dynamic read = Json.Decode("{\"user\":{\"name\":\"Ada\"},\"rooms\":[\"a\",{\"id\":2}],\"count\":3}")!;

        ((string)read.user.name).ShouldBe("Ada");
        ((int)read.count).ShouldBe(3);
        ((object?)read.nobody).ShouldBeNull();
        ((string)read["user"]["name"]).ShouldBe("Ada");
        ((int)read.rooms.Length).ShouldBe(2);
        ((string)read.rooms[0]).ShouldBe("a");
        ((int)read.rooms[1].id).ShouldBe(2);
        object[] rooms = read.rooms;
        rooms.Length.ShouldBe(2);
    }

    [Fact]
    public void What_was_read_can_be_changed_and_written()
    {
        dynamic read = Json.Decode("{\"a\":1,\"b\":[{\"c\":2}]}")!;
        read.a = "new";
        read["d"] = true;

        ((string)Json.Encode(read)).ShouldBe("{\"a\":\"new\",\"b\":[{\"c\":2}],\"d\":true}");
    }

    [Fact]
    public void Types_are_read_and_anonymous_objects_written()
    {
        using StringWriter writer = new();
        Json.Write(new { text = "hi", at = new[] { 1 } }, writer);

        writer.ToString().ShouldBe("{\"text\":\"hi\",\"at\":[1]}");
        Json.Decode<Note>(writer.ToString())!.Text.ShouldBe("hi");
        Type type = typeof(Note);
        ((Note)Json.Decode(writer.ToString(), type)!).Text.ShouldBe("hi");
    }

    [Fact]
    public void What_is_no_JSON_is_an_argument_exception() =>
        Should.Throw<ArgumentException>(() => (object?)Json.Decode("{"));

    private sealed class Note
    {
        public string? Text { get; set; }
    }
}
