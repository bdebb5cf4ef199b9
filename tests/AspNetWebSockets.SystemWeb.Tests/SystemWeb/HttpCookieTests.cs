using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpCookie</c> and <c>HttpCookieCollection</c> by themselves.</summary>
public sealed class HttpCookieTests
{
    [Fact]
    public void Defaults()
    {
        HttpCookie cookie = new("name");

        cookie.Name.ShouldBe("name");
        cookie.Value.ShouldBeNull();
        cookie.Path.ShouldBe("/");
        cookie.Domain.ShouldBeNull();
        cookie.Expires.ShouldBe(DateTime.MinValue);
        cookie.HasKeys.ShouldBeFalse();
        cookie.SameSite.ShouldBe((SameSiteMode)(-1));
        (cookie.HttpOnly || cookie.Secure).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a=1&b=2", true, "1")]
    [InlineData("plain", false, null)]
    [InlineData("", false, null)]
    public void Sub_keys(string value, bool hasKeys, string? ofA)
    {
        HttpCookie cookie = new("name", value);

        cookie.HasKeys.ShouldBe(hasKeys);
        cookie["a"].ShouldBe(ofA);
        cookie.Value.ShouldBe(value);
    }

    [Fact]
    public void Setting_a_sub_key_changes_the_value_and_setting_the_value_the_sub_keys()
    {
        HttpCookie cookie = new("name", "a=1");

        cookie["b"] = "2";
        cookie.Value.ShouldBe("a=1&b=2");
        cookie.Value = "c=3";
        cookie["a"].ShouldBeNull();
        cookie["c"].ShouldBe("3");
    }

    [Theory]
    [InlineData("a=b", "a", "b")]
    [InlineData(" a = b ", "a", "b")]
    [InlineData("a=b; c=d", "a", "b")]
    [InlineData("a", "a", "")]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    [InlineData("=b", null, null)]
    public void Try_parse(string? input, string? name, string? value)
    {
        HttpCookie.TryParse(input, out HttpCookie? cookie).ShouldBe(name is not null);

        cookie?.Name.ShouldBe(name);
        cookie?.Value.ShouldBe(value);
    }

    [Fact]
    public void A_collection_finds_the_first_of_a_name_and_ignores_case()
    {
        HttpCookie first = new("A", "1");
        HttpCookieCollection cookies = [];
        cookies.Add(first);
        cookies.Add(new HttpCookie("a", "2"));
        cookies.Add(new HttpCookie("b", "3"));

        cookies.Count.ShouldBe(3);
        cookies["a"].ShouldBeSameAs(first);
        cookies[1]!.Value.ShouldBe("2");
        cookies.GetKey(2).ShouldBe("b");
        cookies.AllKeys.ShouldBe(["A", "a", "b"]);
        cookies["missing"].ShouldBeNull();
        cookies.Cast<string>().ShouldBe(["A", "a", "b"]);
        HttpCookie[] copy = new HttpCookie[4];
        cookies.CopyTo(copy, 1);
        copy[1].ShouldBeSameAs(first);
    }

    [Fact]
    public void Set_replaces_remove_removes_and_clear_clears()
    {
        HttpCookieCollection cookies = [];
        cookies.Add(new HttpCookie("a", "1"));
        cookies.Add(new HttpCookie("b", "2"));

        cookies.Set(new HttpCookie("A", "3"));
        cookies.Count.ShouldBe(2);
        cookies["a"]!.Value.ShouldBe("3");
        cookies.Remove("a");
        cookies.AllKeys.ShouldBe(["b"]);
        cookies.Clear();
        cookies.Count.ShouldBe(0);
    }
}
