package org.kith.networks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reads one post in its conversation.
public interface PostReader {

  /// @param postId as [Post#id]
  /// @return empty if there is no such post, or not for us
  /// @throws IOException if the network could not be asked; asking again later is safe
  Optional<Conversation> read(String postId) throws IOException, InterruptedException;

  /// A post and what stands around it.
  ///
  /// @param before what it answers, the first of the conversation first
  /// @param answers what answers it, directly or not, oldest first
  record Conversation(List<Post> before, Post post, List<Post> answers) {
    public Conversation {
      before = List.copyOf(before);
      answers = List.copyOf(answers);
    }
  }
}
