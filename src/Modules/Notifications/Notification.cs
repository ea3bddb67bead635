namespace Biela.Modules.Notifications;

/// <summary>Something the people who hold the permission <c>Audience</c> should know; one a key, whatever the number of times it is told.</summary>
internal sealed class Notification(string key, string kind, string title, string text, string link, string audience, DateTimeOffset at)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7(at);
    public string Key { get; private init; } = key;
    public string Kind { get; private init; } = kind;
    public string Title { get; private init; } = title;
    public string Text { get; private init; } = text;

    /// <summary>The page of the application that shows more.</summary>
    public string Link { get; private init; } = link;

    public string Audience { get; private init; } = audience;
    public DateTimeOffset At { get; private init; } = at;

    /// <summary>When what it asks for was done; it is news to nobody then.</summary>
    public DateTimeOffset? SettledAt { get; private set; }
}

/// <summary>A person has read one notification.</summary>
internal sealed record Reading(Guid UserId, Guid NotificationId);

/// <summary>A person has read everything up to an instant.</summary>
internal sealed class Reader(Guid userId)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid UserId { get; private init; } = userId;
    public DateTimeOffset ReadThrough { get; private set; }

    public void ReadAll(DateTimeOffset now) => ReadThrough = now;
}
