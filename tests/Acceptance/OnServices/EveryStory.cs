using Biela.Acceptance.Tests.Stories;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>A story that is told in one process only proves nothing about the others.</summary>
public sealed class EveryStory
{
    [Theory, InlineData("retifica"), InlineData("postgres")]
    public void Is_told_on_services_and_on_PostgreSQL_too(string collection)
    {
        var all = typeof(Story).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Story)) && !t.IsAbstract).ToList();
        var stories = all.Where(t => t.Namespace == typeof(Story).Namespace).ToList();
        var told = all.Where(t => t.GetCustomAttributes(typeof(CollectionAttribute), false) is [CollectionAttribute c] && c.Name == collection);
        Assert.NotEmpty(stories);
        Assert.Equal(stories.OrderBy(t => t.Name), told.Select(t => t.BaseType!).OrderBy(t => t.Name));
    }
}
