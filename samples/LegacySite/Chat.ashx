<%@ WebHandler Language="C#" CodeBehind="Chat.ashx.cs" Class="LegacySite.Chat" %>
